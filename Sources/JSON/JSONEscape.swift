/// The bytes that may not stand as they are in a JSON string: control characters, quotation mark, backslash (RFC 8259,
/// section 7).
enum JSONEscape {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// How many bytes stand before the first that needs an escape; `nil` where none does. Eight are judged at a time.
    static func firstOffset(in bytes: UnsafeRawBufferPointer) -> Int? {
        var at = 0
        while at + 8 <= bytes.count, !holdsOne(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) { at += 8 }
        while at < bytes.count {
            if isNeeded(for: bytes[at]) { return at }
            at += 1
        }
        return nil
    }

    private static func isNeeded(for byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether one of eight bytes needs an escape. Each term has the top bit of a byte set where that byte, and no lower
    /// one before it, is: below 0x20, equal to a quotation mark, equal to a backslash.
    private static func holdsOne(_ word: UInt64) -> Bool {
        let control = (word &- ones &* 0x20) & ~word
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        return (control | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & tops != 0
    }

    static func sequence(for byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
        case 0x0A: Array("\\n".utf8)
        case 0x0D: Array("\\r".utf8)
        case 0x09: Array("\\t".utf8)
        default: Array("\\u00\(byte < 0x10 ? "0" : "1")\(String(byte & 0xF, radix: 16))".utf8)
        }
    }
}
