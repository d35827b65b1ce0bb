/// A media address taken apart as far as extractors need it.
package struct MediaURL: Sendable {
    package let host: String
    private let query: Substring

    /// - Returns: `nil` for anything but an absolute https address with a plain host, without a port, that every parser
    ///   of addresses reads the same way.
    package init?(_ text: String) {
        guard text.hasPrefix("https://"), RequestURL.refusal(of: text) == nil else { return nil }
        let rest = text.dropFirst("https://".count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains(":") else { return nil }
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
