/// A media address taken apart as far as extractors need it. Works on bytes: a post may have hundreds of addresses of
/// a thousand characters each.
package struct MediaURL: Sendable {
    package let host: String
    private let query: Substring.UTF8View

    /// - Returns: `nil` for anything but an absolute https address with a host and without credentials or a port.
    package init?(_ text: String) {
        let bytes = text.utf8
        let scheme = "https://".utf8
        guard bytes.starts(with: scheme) else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: scheme.count)
        let end =
            bytes[start...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            ?? bytes.endIndex
        let authority = bytes[start..<end]
        let isPlain = authority.allSatisfy { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") }
        guard !authority.isEmpty, isPlain else { return nil }
        host = String(Substring(authority)).lowercased()
        let mark = bytes[end...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        query = bytes[mark...].dropFirst()
    }

    /// The first value of a query parameter, percent-decoded.
    package func parameter(_ name: String) -> String? {
        var rest = query
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") }
            rest = rest[pair.endIndex...].dropFirst()
            guard pair.starts(with: name.utf8) else { continue }
            let tail = pair.dropFirst(name.utf8.count)
            if tail.isEmpty { return "" }
            if tail.first == UInt8(ascii: "=") { return PercentEncoding.decoded(tail.dropFirst()) }
        }
        return nil
    }
}
