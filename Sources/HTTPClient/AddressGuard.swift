package import Addresses

/// The one place that decides which addresses may be dialled. It judges the address itself, at the moment of dialling,
/// so no name, redirect or second resolution can lead past it.
package struct AddressGuard: Sendable {
    private let allowed: [AddressBlock]
    private let denied: [AddressBlock]
    /// The replayer's port on the loopback interface, in offline mode: then nothing else may be dialled.
    private let onlyLoopbackPort: UInt16?

    /// - Parameters:
    ///   - allowed: blocks that may be dialled although they are not public (an operator's own network).
    ///   - denied: blocks that may not although they are (the server's own addresses).
    package init(allowed: [AddressBlock] = [], denied: [AddressBlock] = []) {
        self.allowed = allowed
        self.denied = denied
        onlyLoopbackPort = nil
    }

    /// The guard of offline mode.
    package init(onlyLoopbackPort port: UInt16) {
        allowed = []
        denied = []
        onlyLoopbackPort = port
    }

    /// - Parameter address: 4 or 16 bytes in network order.
    package func admits(_ address: [UInt8], port: UInt16) -> Bool {
        let address = AddressBlock.unmapped(address)
        if let onlyLoopbackPort { return port == onlyLoopbackPort && address == [127, 0, 0, 1] }
        if denied.contains(where: { $0.contains(address) }) { return false }
        return Self.isPublic(address) || allowed.contains { $0.contains(address) }
    }

    /// Whether an address is one of the open internet (IANA's special-purpose registries, RFC 6890 and its successors).
    package static func isPublic(_ address: [UInt8]) -> Bool {
        let address = AddressBlock.unmapped(address)
        switch address.count {
        case 4: return !specialIPv4.contains { $0.contains(address) }
        case 16:
            // Global unicast is 2000::/3; everything else (loopback, NAT64, unique local, link-local, multicast,
            // IPv4-compatible) is not.
            return globalUnicast.contains { $0.contains(address) } && !specialIPv6.contains { $0.contains(address) }
                && !isTunnel(address)
        default: return false
        }
    }

    /// ISATAP (RFC 5214): an IPv4 address behind `0:5efe` or `200:5efe` in the interface part.
    private static func isTunnel(_ address: [UInt8]) -> Bool {
        (address[8] == 0 || address[8] == 2) && address[9] == 0 && address[10] == 0x5E && address[11] == 0xFE
    }

    private static let specialIPv4 = blocks(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4"
    )
    private static let globalUnicast = blocks("2000::/3")
    /// Teredo and other protocol assignments, documentation, 6to4.
    private static let specialIPv6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")

    private static func blocks(_ texts: String...) -> [AddressBlock] {
        texts.map { text in
            guard let block = AddressBlock(text) else { preconditionFailure("\(text) is no block") }
            return block
        }
    }
}
