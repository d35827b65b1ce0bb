internal import JSON

/// The object that a page's script gives to a name: `window.INIT_STATE = {…}`.
enum KuaishouState {
    /// - Returns: `nil` where the page gives the name nothing.
    /// - Throws: ``ExtractionFailure`` `platform_changed` where the object has no end, or is no JSON.
    static func object(named name: StaticString, in page: [UInt8]) throws(ExtractionFailure) -> JSONValue? {
        var from = 0
        while let at = ByteSearch.firstIndex(of: name, in: page, from: from) {
            from = at + name.utf8CodeUnitCount
            guard let start = assignedObject(in: page, from: from) else { continue }
            guard let end = end(ofObjectAt: start, in: page) else { throw .changed(missing: "end of \(name)") }
            return try parsed(Array(page[start...end]), name)
        }
        return nil
    }

    /// Where the `{` behind `=` stands; `nil` where something else follows.
    private static func assignedObject(in page: [UInt8], from: Int) -> Int? {
        var isAssigned = false
        for at in from..<min(page.count, from + 64) {
            switch page[at] {
            case UInt8(ascii: " "), 9, 10, 13: continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"): if isAssigned { return nil }
            case UInt8(ascii: "="):
                if isAssigned { return nil }
                isAssigned = true
            case UInt8(ascii: "{"): return isAssigned ? at : nil
            default: return nil
            }
        }
        return nil
    }

    private static func end(ofObjectAt start: Int, in page: [UInt8]) -> Int? {
        page.withUnsafeBufferPointer { page in
            var depth = 0
            var isText = false
            var at = start
            while at < page.count {
                switch page[at] {
                case UInt8(ascii: "\\") where isText: at += 1
                case UInt8(ascii: "\""): isText.toggle()
                case UInt8(ascii: "{") where !isText: depth += 1
                case UInt8(ascii: "}") where !isText:
                    depth -= 1
                    if depth == 0 { return at }
                default: break
                }
                at += 1
            }
            return nil
        }
    }

    private static func parsed(_ text: [UInt8], _ name: StaticString) throws(ExtractionFailure) -> JSONValue {
        do { return try JSONDocument(parsing: text).root } catch {
            // What a script may hold and JSON may not was seen in these pages.
            do { return try JSONDocument(parsing: repaired(text)).root } catch {
                throw .changed(missing: "JSON in \(name)")
            }
        }
    }

    /// Raw control characters in texts become spaces, bytes that are no UTF-8 replacement characters, and
    /// `undefined` becomes `null`.
    private static func repaired(_ text: [UInt8]) -> [UInt8] {
        let undefined = Array("undefined".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var isText = false
        var at = 0
        while at < text.count {
            let byte = text[at]
            if isText, byte == UInt8(ascii: "\\"), at + 1 < text.count {
                output.append(byte)
                at += 1
            } else if byte == UInt8(ascii: "\"") {
                isText.toggle()
            } else if !isText, byte == undefined[0], text[at...].starts(with: undefined) {
                output += Array("null".utf8)
                at += undefined.count
                continue
            }
            output.append(isText && text[at] < 0x20 ? 0x20 : text[at])
            at += 1
        }
        return Array(String(decoding: output, as: UTF8.self).utf8)
    }
}
