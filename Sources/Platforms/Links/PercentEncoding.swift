/// Percent-encoding as addresses use it (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// Escapes become bytes; what is no escape stays, what is no UTF-8 becomes a replacement character.
    static func decoded(_ text: some Collection<UInt8>) -> String {
        guard text.contains(UInt8(ascii: "%")) else { return String(decoding: text, as: UTF8.self) }
        let source = Array(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var at = 0
        while at < source.count {
            if source[at] == UInt8(ascii: "%"), at + 2 < source.count, let high = digit(source[at + 1]),
                let low = digit(source[at + 2])
            {
                bytes.append(high << 4 | low)
                at += 3
            } else {
                bytes.append(source[at])
                at += 1
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
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(hexDigit(byte >> 4))
                output.append(hexDigit(byte & 0xF))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Letters, digits, `-`, `.`, `_` and `~` (RFC 3986, section 2.3).
    @inlinable package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// As RFC 3986 wants it written.
    @inlinable package static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// The value of a hexadecimal digit; `nil` for anything else.
    @inlinable package static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
