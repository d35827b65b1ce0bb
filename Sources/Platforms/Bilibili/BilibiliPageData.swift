internal import JSON

/// JSON that a page's scripts assign to names: `window.__INITIAL_STATE__={…};(function(){…`.
enum BilibiliPageData {
    private static let mentions = 64

    /// The object assigned to `name`; missing where no script assigns one.
    ///
    /// - Throws: ``ExtractionFailure`` `platform_changed` where the object does not end, or is no JSON.
    static func object(_ name: StaticString, in page: [UInt8]) throws(ExtractionFailure) -> JSONValue {
        var from = 0
        // The name is mentioned in many places, and assigned in one.
        for _ in 0..<mentions {
            guard let found = ByteSearch.firstIndex(of: name, in: page, from: from) else { break }
            from = found + name.utf8CodeUnitCount
            guard let open = objectStart(in: page, behind: from) else { continue }
            guard let end = objectEnd(in: page, from: open) else {
                throw .changed(missing: "the end of \(name)")
            }
            do { return try JSONDocument(parsing: Array(page[open...end])).root } catch {
                throw ExtractionFailure(.platformChanged, "\(name): \(error)")
            }
        }
        return .missing
    }

    /// Where the brace stands that follows `=`; `nil` where something else follows.
    private static func objectStart(in page: [UInt8], behind start: Int) -> Int? {
        var at = start
        var hasEquals = false
        while at < page.count, at < start + 16 {
            switch page[at] {
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: break
            case UInt8(ascii: "=") where !hasEquals: hasEquals = true
            case UInt8(ascii: "{") where hasEquals: return at
            default: return nil
            }
            at += 1
        }
        return nil
    }

    /// Where the brace stands that closes the one at `start`: braces in strings do not count.
    private static func objectEnd(in page: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var isInString = false
        var at = start
        while at < page.count {
            switch page[at] {
            case UInt8(ascii: "\\") where isInString: at += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString:
                depth -= 1
                if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return nil
    }
}
