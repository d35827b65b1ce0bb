/// Judges the part of an address between `//` and the path. Strict on purpose: what one parser takes for a host and
/// another for a user name never gets past.
enum MediaHost {
    private static let longestName = 253
    private static let longestLabel = 63

    /// - Returns: the host, lower case, without a trailing dot.
    static func judged(_ authority: ArraySlice<UInt8>, defaultPort: String) throws(AddressRefusal) -> String {
        guard !authority.contains(UInt8(ascii: "@")) else { throw .credentials }
        // An IPv6 address; its colons are no port.
        guard authority.first != UInt8(ascii: "[") else { throw .numericHost }
        var name = authority.prefix { $0 != UInt8(ascii: ":") }
        let port = authority[name.endIndex...]
        guard port.isEmpty || port.dropFirst().elementsEqual(defaultPort.utf8) else { throw .port }
        if name.last == UInt8(ascii: ".") { name.removeLast() }
        guard (1...longestName).contains(name.count) else { throw .host }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel), let last = labels.last else { throw .host }
        // Some parsers take 127.1, 0x7f.1 and 2130706433 for addresses; no top-level domain begins with a digit.
        guard let first = last.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        else { throw .numericHost }
        guard labels.count > 1 else { throw .host }
        return String(decoding: name.map(HeaderText.lowercased), as: UTF8.self)
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        (1...longestLabel).contains(label.count) && label.first != UInt8(ascii: "-")
            && label.last != UInt8(ascii: "-") && label.allSatisfy(isLabelByte)
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch HeaderText.lowercased(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
