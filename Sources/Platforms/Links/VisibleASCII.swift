/// Judges the bytes of an address eight at a time: a post has hundreds of addresses, of a thousand bytes each.
enum VisibleASCII {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether every byte is visible ASCII and none a backslash: no space, no control character, nothing beyond ASCII.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        while at + 8 <= bytes.count {
            if holdsOther(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) { return false }
            at += 8
        }
        return bytes[at...].allSatisfy(isPlain)
    }

    static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") }

    /// Whether one of eight bytes is none of those. Each of the four terms has the top bit of a byte set where that
    /// byte, and no lower one before it, is: at or above 0x80, below 0x21, equal to 0x7F, equal to a backslash.
    private static func holdsOther(_ word: UInt64) -> Bool {
        let below = (word &- ones &* 0x21) & ~word
        let delete = word ^ ones &* 0x7F
        let backslash = word ^ ones &* 0x5C
        return (word | below | (delete &- ones) & ~delete | (backslash &- ones) & ~backslash) & tops != 0
    }
}
