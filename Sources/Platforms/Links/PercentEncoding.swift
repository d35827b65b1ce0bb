/// Percent-encoding as addresses use it (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// Escapes become bytes; what is no escape stays, what is no UTF-8 becomes a replacement character.
    static func decoded(_ text: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var pending = Array(text)[...]
        while let byte = pending.popFirst() {
            if byte == UInt8(ascii: "%"), let high = pending.first.flatMap(digit),
                let low = pending.dropFirst().first.flatMap(digit)
            {
                bytes.append(high << 4 | low)
                pending = pending.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path segment's text; `nil` where decoding would hide something: a slash, a backslash, a percent sign (double
    /// encoding), a control character, a dot segment, a broken escape, bytes that are no UTF-8.
    static func strictlyDecoded(_ segment: ArraySlice<UInt8>) -> String? {
        guard segment.contains(UInt8(ascii: "%")) else {
            let text = String(decoding: segment, as: UTF8.self)
            return text == "." || text == ".." ? nil : text
        }
        var bytes: [UInt8] = []
        var at = segment.startIndex
        while at < segment.endIndex {
            var byte = segment[at]
            at += 1
            if byte == UInt8(ascii: "%") {
                guard at + 1 < segment.endIndex, let high = digit(segment[at]), let low = digit(segment[at + 1]) else {
                    return nil
                }
                byte = high << 4 | low
                at += 2
                if byte < 0x20 || byte == 0x7F || "/\\%".utf8.contains(byte) { return nil }
            }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self), text != ".", text != ".." else { return nil }
        return text
    }

    /// Encodes all but unreserved characters: a value for a query.
    package static func encoded(_ text: String) -> String {
        var output = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                output.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                output += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return output
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~".utf8.contains(byte)
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
