internal import Addresses

/// Whom a client address stands for: an IPv4 address one client, an IPv6 address the /64 that one client has.
enum ClientAddress {
    static func group(_ address: String) -> String {
        guard let bytes = AddressBlock.bytes(address), bytes.count == 16 else { return address }
        return bytes[..<8].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
}
