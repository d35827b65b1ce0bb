/// Broken forms of sound texts, the same for the same seed.
enum Fuzz {
    /// What is put into a text: figures at the edges, separators, control characters, other scripts.
    private static let splinters = [
        "9223372036854775808", "18446744073709551616", "-1", "0", "999999999999999999", "\r\n", "\0", "\t", " ", ",",
        ";", "=", "-", "/", "*", "\"", "\\", "%00", "%0d%0a", "@", ":", "#", "?", "..", "://", "é", "\u{202E}", "🎬",
        "\u{FEFF}",
    ]

    /// - Returns: `count` texts, each one of `samples` with a few characters changed, removed or put in.
    static func texts(_ samples: [String], seed: UInt64, count: Int = 2000) -> [String] {
        bytes(samples.map { Array($0.utf8) }, seed: seed, count: count).map { String(decoding: $0, as: UTF8.self) }
    }

    static func bytes(_ samples: [[UInt8]], seed: UInt64, count: Int = 2000) -> [[UInt8]] {
        var random = SeededGenerator(state: seed)
        return (0..<count).map { _ in
            var text = samples.randomElement(using: &random) ?? []
            for _ in 0...Int.random(in: 0..<5, using: &random) {
                let place = Int.random(in: 0...text.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
                case 1: if place < text.count { text.remove(at: place) }
                case 2: if place < text.count { text[place] = UInt8.random(in: 0x20...0x7E, using: &random) }
                default:
                    text.insert(contentsOf: Array((splinters.randomElement(using: &random) ?? "").utf8), at: place)
                }
            }
            return text
        }
    }
}
