/// A media address taken apart as far as extractors need it.
package struct MediaURL: Sendable {
    package let host: String
    private let query: Substring

    /// - Returns: `nil` for anything but an absolute https address with a host.
    package init?(_ text: String) {
        guard text.hasPrefix("https://") else { return nil }
        let rest = text.dropFirst("https://".count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.isEmpty, !authority.contains("@"), !authority.contains(":") else { return nil }
        host = authority.lowercased()
        query = rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } ?? ""
    }

    /// The first value of a query parameter, percent-decoded.
    package func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts[0] == name { return parts.count > 1 ? PercentEncoding.decoded(parts[1].utf8) : "" }
        }
        return nil
    }
}
