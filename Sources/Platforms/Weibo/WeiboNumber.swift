/// The two spellings of a post's number: decimal (`mid`, 9 to 16 digits) and base 62 (`mblogid`, usually 9 characters,
/// its case matters). Seven decimal digits stand for four characters, counted from the right.
enum WeiboNumber {
    private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    private static let decimalGroup = 7
    private static let shortGroup = 4
    /// What seven digits can say at most.
    private static let groupLimit = 9_999_999

    /// - Returns: `nil` for anything but 1 to 20 decimal digits.
    static func short(of mid: String) -> String? {
        guard Alphabet.digits.spells(mid, 1...20) else { return nil }
        var text = ""
        for (place, group) in groups(of: mid, decimalGroup).enumerated() {
            guard let value = Int(group) else { return nil }
            let written = spelled(value)
            text += place == 0 ? written : padded(written, shortGroup)
        }
        return text
    }

    /// - Returns: `nil` for anything but 1 to 12 characters whose groups seven digits can say.
    static func mid(of short: String) -> String? {
        guard Alphabet.alphanumerics.spells(short, 1...12) else { return nil }
        var text = ""
        for (place, group) in groups(of: short, shortGroup).enumerated() {
            guard let value = value(of: group), value <= groupLimit else { return nil }
            text += place == 0 ? String(value) : padded(String(value), decimalGroup)
        }
        return text
    }

    /// The decimal form of either spelling: links carry both.
    static func normalised(_ id: String) -> String? {
        // Short names have ten characters at most, numbers in links eleven at least.
        id.utf8.count > 10 ? (Alphabet.digits.spells(id, 11...20) ? id : nil) : mid(of: id)
    }

    private static func groups(of text: String, _ length: Int) -> [Substring] {
        var rest = text[...]
        var groups: [Substring] = []
        while !rest.isEmpty {
            groups.append(rest.suffix(length))
            rest = rest.dropLast(length)
        }
        return groups.reversed()
    }

    private static func spelled(_ number: Int) -> String {
        var bytes: [UInt8] = []
        var rest = number
        repeat {
            bytes.append(digits[rest % 62])
            rest /= 62
        } while rest > 0
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }

    private static func value(of group: Substring) -> Int? {
        var value = 0
        for byte in group.utf8 {
            guard let digit = digits.firstIndex(of: byte) else { return nil }
            value = value * 62 + digit
        }
        return value
    }

    private static func padded(_ text: String, _ length: Int) -> String {
        String(repeating: "0", count: max(0, length - text.utf8.count)) + text
    }
}
