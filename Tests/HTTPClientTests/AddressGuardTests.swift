import Addresses
import HTTPClient
import Testing

@Suite("The address guard")
struct AddressGuardTests {
    static let refused = [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1",
        "100.64.0.1", "100.127.255.255", "169.254.169.254", "198.18.0.1", "198.19.255.255", "192.0.2.1", "198.51.100.1",
        "203.0.113.1", "192.0.0.1", "192.88.99.1", "240.0.0.1", "255.255.255.255", "224.0.0.1", "239.255.255.255", "::",
        "::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1",
        "2002:7f00:1::", "2001:0:a00:1::", "2606::5efe:10.0.0.1", "2606::200:5efe:10.0.0.1", "fd00::1", "fc00::1",
        "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "4000::1",
    ]
    static let admitted = [
        "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "11.0.0.1", "9.255.255.255", "8.8.8.8",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
        "::ffff:8.8.8.8",
    ]

    @Test("Addresses that are not of the open internet are refused", arguments: refused)
    func refuses(text: String) throws {
        #expect(!AddressGuard.isPublic(try #require(AddressBlock.bytes(text))))
    }

    @Test("Their neighbours pass", arguments: admitted)
    func admits(text: String) throws {
        #expect(AddressGuard.isPublic(try #require(AddressBlock.bytes(text))))
    }

    @Test("An operator may open a network of his own, and close the server's public address")
    func configured() throws {
        let open = try #require(AddressBlock("10.1.0.0/16"))
        let own = try #require(AddressBlock("8.8.8.8"))
        let guardian = AddressGuard(allowed: [open], denied: [own])
        #expect(guardian.admits([10, 1, 2, 3], port: 443) && !guardian.admits([10, 2, 0, 1], port: 443))
        #expect(!guardian.admits([8, 8, 8, 8], port: 443) && guardian.admits([8, 8, 4, 4], port: 443))
    }

    @Test("Offline only the replayer's port may be dialled")
    func offline() {
        let guardian = AddressGuard(onlyLoopbackPort: 9999)
        #expect(guardian.admits([127, 0, 0, 1], port: 9999))
        #expect(!guardian.admits([127, 0, 0, 1], port: 80) && !guardian.admits([8, 8, 8, 8], port: 9999))
    }

    @Test("What is neither four nor sixteen bytes is no address", arguments: [0, 3, 5, 15, 17])
    func length(count: Int) { #expect(!AddressGuard.isPublic([UInt8](repeating: 8, count: count))) }
}
