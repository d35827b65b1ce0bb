/// Which characters, and how many, an identifier of a link may have. All ASCII.
struct Alphabet: Sendable {
    private let low: UInt64
    private let high: UInt64

    init(_ characters: String) {
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        for byte in characters.utf8 where byte < 128 {
            if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
        }
        (low, high) = bits
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
    }

    /// Whether a text has a length in `lengths` and no character outside this alphabet.
    func spells(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.utf8.count) && text.utf8.allSatisfy(contains)
    }

    static let digits = Alphabet("0123456789")
    static let lowerHex = Alphabet("0123456789abcdef")
    static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    static let alphanumerics = Alphabet(letters + "0123456789")
    /// What base64url uses: letters, digits, hyphen and underscore.
    static let base64URL = Alphabet(letters + "0123456789-_")
    /// User names of TikTok and Instagram.
    static let userName = Alphabet(letters + "0123456789._-")
}
