/// A media address taken apart as far as extractors need it. Works on bytes: a post may have hundreds of addresses of
/// a thousand characters each.
package struct MediaURL: Sendable {
    package let host: String
    private let query: Substring.UTF8View

    /// - Returns: `nil` for anything but an absolute https address with a plain host, without credentials or a port, that
    ///   every parser of addresses reads the same way.
    package init?(_ text: String) {
        let bytes = text.utf8
        let scheme = "https://".utf8
        guard bytes.starts(with: scheme), RequestURL.refusal(of: text) == nil else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: scheme.count)
        let whole = bytes[start...].prefix { $0 != UInt8(ascii: "#") }
        let authority = whole.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard !authority.contains(UInt8(ascii: ":")) else { return nil }
        host = String(Substring(authority)).lowercased()
        query = whole[authority.endIndex...].drop { $0 != UInt8(ascii: "?") }.dropFirst()
    }

    /// The address with https, where it comes with http or without a scheme: CDNs answer both, and only one is handed on.
    static func secured(_ text: String) -> String {
        if text.hasPrefix("//") { return "https:\(text)" }
        return text.hasPrefix("http://") ? "https://\(text.dropFirst("http://".count))" : text
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
