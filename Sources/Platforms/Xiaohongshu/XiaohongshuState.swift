internal import JSON

/// `window.__INITIAL_STATE__`: what the page's script starts from, an expression of JavaScript in a `<script>`.
enum XiaohongshuState {
    private static let name: StaticString = "window.__INITIAL_STATE__"

    /// - Returns: `nil` where the page has none.
    /// - Throws: ``ExtractionFailure`` `platform_changed` where it breaks off or cannot be read.
    static func root(in page: [UInt8]) throws(ExtractionFailure) -> JSONValue? {
        guard let start = start(in: page) else { return nil }
        var script = XiaohongshuScript(page, from: start)
        guard let text = script.json() else { throw .changed(missing: "the end of window.__INITIAL_STATE__") }
        do { return try JSONDocument(parsing: text).root } catch {
            throw ExtractionFailure(.platformChanged, "window.__INITIAL_STATE__: \(error)")
        }
    }

    /// The value itself, where the site's framework has wrapped it into a reference.
    static func unwrapped(_ value: JSONValue) -> JSONValue {
        let inner = value.first("_rawValue", "_value")
        return value["__v_isRef"].exists && inner.exists ? inner : value
    }

    /// The brace that opens the object. Only an assignment that opens a script counts: the words may stand in a note.
    private static func start(in page: [UInt8]) -> Int? {
        var at = 0
        while let found = ByteSearch.firstIndex(of: name, in: page, from: at) {
            at = found + name.utf8CodeUnitCount
            guard let before = page[..<found].last(where: { !isSpace($0) }), before == UInt8(ascii: ">"),
                let equals = firstVisible(in: page, from: at), page[equals] == UInt8(ascii: "="),
                let brace = firstVisible(in: page, from: equals + 1), page[brace] == UInt8(ascii: "{")
            else { continue }
            return brace
        }
        return nil
    }

    private static func firstVisible(in page: [UInt8], from start: Int) -> Int? {
        page[start...].firstIndex { !isSpace($0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
