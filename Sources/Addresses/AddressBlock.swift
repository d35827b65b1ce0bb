internal import Glibc

/// A block of client addresses: `192.0.2.0/24`, `2001:db8::/32`, or one address.
package struct AddressBlock: Equatable, Sendable {
    private let bytes: [UInt8]
    private let bits: Int

    /// - Returns: `nil` where the text is no address or block: a prefix that is too long, a leading zero, a name.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let bytes = Self.bytes(String(parts[0])) else { return nil }
        var bits = bytes.count * 8
        if parts.count == 2 {
            guard let given = Int(parts[1]), String(given) == parts[1], (0...bits).contains(given) else { return nil }
            bits = given
        }
        self.bytes = bytes
        self.bits = bits
    }

    /// Whether an address in text form lies in the block. An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) counts
    /// as what it is.
    package func contains(_ address: String) -> Bool {
        Self.bytes(address).map(contains) ?? false
    }

    /// The same for 4 or 16 bytes in network order.
    package func contains(_ other: [UInt8]) -> Bool {
        guard other.count == bytes.count else { return false }
        let whole = bits / 8
        guard other[..<whole] == bytes[..<whole] else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        return (other[whole] ^ bytes[whole]) >> UInt8(8 - rest) == 0
    }

    /// An IPv4 address written as IPv6 as what it is; anything else unchanged.
    package static func unmapped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count == 16, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF else {
            return bytes
        }
        return Array(bytes[12...])
    }

    /// 4 or 16 bytes in network order.
    package static func bytes(_ text: String) -> [UInt8]? {
        var small = in_addr()
        if inet_pton(AF_INET, text, &small) == 1 { return withUnsafeBytes(of: &small) { Array($0) } }
        var large = in6_addr()
        guard inet_pton(AF_INET6, text, &large) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &large) { Array($0) }
        return unmapped(bytes)
    }
}
