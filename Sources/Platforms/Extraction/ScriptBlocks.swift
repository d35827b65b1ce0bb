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
            let tagEnd = page[open...].firstIndex(of: UInt8(ascii: ">")),
            let close = ByteSearch.firstIndex(of: "</script", in: page, from: tagEnd)
        {
            at = close
            count += 1
            guard ByteSearch.firstIndex(of: "application/json", in: Array(page[open..<tagEnd])) != nil else { continue }
            let text = Array(page[(tagEnd + 1)..<close])
            guard ByteSearch.firstIndex(of: marker, in: text) != nil else { continue }
            do { found.append(try JSONDocument(parsing: text).root) } catch { continue }
        }
        return found
    }

    /// The JSON string literal that follows a name: `"contextJSON":"{\"a\":1}"` gives the text `{"a":1}`.
    package static func stringLiteral(after name: StaticString, in page: [UInt8]) -> String? {
        guard let start = ByteSearch.firstIndex(of: name, in: page).map({ $0 + name.utf8CodeUnitCount }),
            let open = page[start...].firstIndex(of: UInt8(ascii: "\"")), open - start <= 4
        else { return nil }
        var at = open + 1
        while at < page.count, page[at] != UInt8(ascii: "\"") { at += page[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard at < page.count else { return nil }
        do { return try JSONDocument(parsing: Array(page[open...at])).root.string } catch { return nil }
    }
}
