/// Base64url without padding, in the one spelling that each sequence of bytes has (RFC 4648, sections 3.5 and 5).
///
/// `Base64` of the platforms is lenient on purpose; what is signed must not have two spellings.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let invalid: UInt8 = 0xFF
    private static let values = {
        var values = [UInt8](repeating: invalid, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    static func encoded(_ bytes: [UInt8]) -> String {
        let alphabet = alphabet
        return String(unsafeUninitializedCapacity: length(of: bytes.count)) { output in
            var place = 0
            var buffer: UInt32 = 0
            var bits = 0
            for byte in bytes {
                buffer = buffer << 8 | UInt32(byte)
                bits += 8
                while bits >= 6 {
                    bits -= 6
                    output[place] = alphabet[Int(buffer >> UInt32(bits) & 63)]
                    place += 1
                }
            }
            if bits > 0 {
                output[place] = alphabet[Int(buffer << UInt32(6 - bits) & 63)]
                place += 1
            }
            return place
        }
    }

    /// - Returns: `nil` for padding, a character of another alphabet, a length that no bytes have, and bits behind the
    ///   last byte.
    static func decoded(_ text: String) -> [UInt8]? {
        let values = values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var buffer: UInt32 = 0
        var bits = 0
        for character in text.utf8 {
            let value = values[Int(character)]
            guard value != invalid else { return nil }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        guard bits < 6, buffer & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
        return bytes
    }

    /// How many characters that many bytes become.
    static func length(of bytes: Int) -> Int { (bytes * 4 + 2) / 3 }
}
