/// An object of JavaScript, copied out of a script as JSON: the site writes JSON with `undefined` in it, and with
/// whatever people paste into their notes.
struct XiaohongshuScript {
    private let bytes: [UInt8]
    private var at: Int
    private var output: [UInt8] = []

    /// - Parameter start: the opening brace.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        at = start
    }

    /// - Returns: the text up to the closing brace; `nil` where the script ends before it.
    mutating func json() -> [UInt8]? {
        output.reserveCapacity(bytes.count - at)
        var depth = 0
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                guard copyString() else { return nil }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                copyWord()
                continue
            default: break
            }
            output.append(byte)
            at += 1
            if depth == 0 { return output }
        }
        return nil
    }

    /// `true`, `false` and `null` stay; `undefined`, `NaN`, `Infinity` and `void 0` become `null`.
    private mutating func copyWord() {
        let start = at
        // An exponent belongs to its number.
        if let last = output.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) {
            output.append(bytes[at])
            at += 1
            return
        }
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        switch String(decoding: bytes[start..<at], as: UTF8.self) {
        case "true", "false", "null": output += bytes[start..<at]
        case "void":
            while at < bytes.count, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "0") { at += 1 }
            output += "null".utf8
        case "Infinity":
            if output.last == UInt8(ascii: "-") { output.removeLast() }
            output += "null".utf8
        case "undefined", "NaN": output += "null".utf8
        default: output += bytes[start..<at]
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    /// - Returns: whether the string has an end.
    private mutating func copyString() -> Bool {
        output.append(bytes[at])
        at += 1
        while at < bytes.count {
            let plain = at
            while at < bytes.count, isPlain(bytes[at]) { at += 1 }
            output += bytes[plain..<at]
            guard at < bytes.count else { return false }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                output.append(byte)
                at += 1
                return true
            case UInt8(ascii: "\\"):
                guard at + 1 < bytes.count else { return false }
                copyEscape()
            default:
                // JSON allows no control characters, JavaScript most of them.
                output += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
                at += 1
            }
        }
        return false
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func copyEscape() {
        let kind = bytes[at + 1]
        switch kind {
        case UInt8(ascii: "x"):
            output += "\\u00".utf8
            at += 2
        case UInt8(ascii: "u"): copyCodeUnit()
        case let kind where "\"\\/bfnrt".utf8.contains(kind):
            output += [UInt8(ascii: "\\"), kind]
            at += 2
        default: at += 1
        }
    }

    /// Half a pair of surrogates becomes a replacement character: a text was cut there, and no JSON may hold it.
    private mutating func copyCodeUnit() {
        guard let unit = codeUnit(at: at) else {
            output += bytes[at...at + 1]
            at += 2
            return
        }
        let isHigh = (0xD800..<0xDC00).contains(unit)
        let isPair = isHigh && codeUnit(at: at + 6).map { (0xDC00..<0xE000).contains($0) } == true
        let length = isPair ? 12 : 6
        if (0xD800..<0xE000).contains(unit), !isPair {
            output += "\\uFFFD".utf8
        } else {
            output += bytes[at..<at + length]
        }
        at += length
    }

    /// The number of a `\uXXXX` that begins at a place.
    private func codeUnit(at place: Int) -> UInt16? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
    }
}
