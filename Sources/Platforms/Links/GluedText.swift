/// Text that people put straight before a link without a space.
enum GluedText {
    /// Whether a character may stand before a bare host name: Chinese, Japanese and Korean text, their punctuation, and
    /// emoji. Letters that look like Latin ones (Cyrillic, full-width, circled) and invisible characters may not: with
    /// them the host would be another one.
    static func mayPrecedeHost(_ scalar: Unicode.Scalar?) -> Bool {
        guard let value = scalar?.value else { return false }
        switch value {
        case 0x2010...0x2027, 0x2030...0x205E: return true  // dashes, quotes, bullets
        case 0x2190...0x245F, 0x2500...0x2BFF: return true  // arrows, symbols
        case 0x2E80...0x9FFF, 0xAC00...0xD7AF: return true  // CJK, kana, Hangul and their punctuation
        case 0xFF01...0xFF0D, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: return true  // full-width punctuation
        case 0xFE0F: return true  // closes many emoji
        case 0x1F000...0x1FAFF: return !(0x1F100...0x1F1FF).contains(value)
        default: return false
        }
    }
}
