package import JSON

/// The `<script>` elements of a page that hold JSON.
package enum ScriptBlocks {
    private static let limit = 400

    /// Every `<script type="application/json">` whose text contains `marker`, parsed; those that are no JSON are left
    /// out. Attributes may stand in any order.
    package static func json(in page: [UInt8], containing marker: StaticString) -> [JSONValue] {
        var found: [JSONValue] = []
        var at = 0
        var count = 0
        while count < limit, let open = ByteSearch.firstIndex(of: "<script", in: page, from: at),
            let tagEnd = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: page[open...]),
            let close = ByteSearch.firstIndex(of: "</script", in: page, from: tagEnd)
        {
            at = close
            count += 1
            let text = page[(tagEnd + 1)..<close]
            guard ByteSearch.firstIndex(of: "application/json", in: page[open..<tagEnd]) != nil,
                ByteSearch.firstIndex(of: marker, in: text) != nil
            else { continue }
            do { found.append(try JSONDocument(parsing: text).root) } catch { continue }
        }
        return found
    }

    /// The JSON string literal that follows a name: `"contextJSON":"{\"a\":1}"` gives the text `{"a":1}`.
    package static func stringLiteral(after name: StaticString, in page: [UInt8]) -> String? {
        guard let start = ByteSearch.firstIndex(of: name, in: page).map({ $0 + name.utf8CodeUnitCount }),
            let open = ByteSearch.firstIndex(of: UInt8(ascii: "\""), in: page[start...]), open - start <= 4,
            let close = endOfLiteral(in: page, from: open + 1)
        else { return nil }
        do { return try JSONDocument(parsing: page[open...close]).root.string } catch { return nil }
    }

    /// The quotation mark that ends a literal: the next one that no backslash escapes.
    private static func endOfLiteral(in page: [UInt8], from start: Int) -> Int? {
        page.withUnsafeBufferPointer { page in
            var at = start
            while at < page.count, page[at] != UInt8(ascii: "\"") { at += page[at] == UInt8(ascii: "\\") ? 2 : 1 }
            return at < page.count ? at : nil
        }
    }
}
