/// Digits, capital and small letters: what tokens and identifiers are spelled with.
enum Base62 {
    static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// A number of any size, most significant byte first, in exactly `width` characters.
    static func text(_ bytes: [UInt8], width: Int) -> String {
        var number = bytes
        var characters: [UInt8] = []
        for _ in 0..<width {
            var remainder = 0
            for place in number.indices {
                let value = remainder << 8 | Int(number[place])
                number[place] = UInt8(value / 62)
                remainder = value % 62
            }
            characters.append(alphabet[remainder])
        }
        return String(decoding: characters.reversed(), as: UTF8.self)
    }

    static func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
