package import Platforms

/// The address of a media file that may be fetched: judged byte by byte before any other parser sees it, and written
/// anew, so that every parser behind reads the same host.
///
///     try MediaAddress("https://V16.tiktokcdn.com.:443/a?b#c", rules: .tiktok).url  // https://v16.tiktokcdn.com/a?b
package struct MediaAddress: Hashable, Sendable {
    package static let longest = 8192

    /// What is fetched: scheme and host in lower case, no port, no fragment.
    package let url: String
    /// Lower case, without a trailing dot.
    package let host: String
    /// Whether it is https. Plain http goes to the platform's own hosts only, and without cookies.
    package let isSecure: Bool
    private let hostSuffixes: [String]

    /// - Parameter rules: of the platform whose media it is said to be; hosts of other platforms are refused.
    package init(_ text: String, rules: MediaRules) throws(AddressRefusal) {
        try self.init(text, hostSuffixes: rules.hostSuffixes)
    }

    /// Where a `Location` leads: absolute, without a scheme, or a path; judged like any address.
    package func redirect(to location: String) throws(AddressRefusal) -> MediaAddress {
        let target = try AddressReference(location).resolved(against: url)
        return try MediaAddress(target, hostSuffixes: hostSuffixes)
    }

    /// Where a redirect leads. Which of two `Location` headers counts is anybody's guess, so neither does.
    package func redirect(by head: OriginHead) throws(AddressRefusal) -> MediaAddress {
        guard let location = HeaderText.single("location", in: head.headers) else { throw .location }
        return try redirect(to: location)
    }

    private init(_ text: String, hostSuffixes: [String]) throws(AddressRefusal) {
        let reference = try AddressReference(text)
        guard let scheme = reference.scheme else { throw .notAbsolute }
        isSecure = HeaderText.equal(scheme, "https")
        guard isSecure || HeaderText.equal(scheme, "http") else { throw .scheme }
        guard let authority = reference.authority else { throw .notAbsolute }
        host = try MediaHost.judged(authority, defaultPort: isSecure ? "443" : "80")
        guard hostSuffixes.contains(where: { [host] in HostSuffix.matches(host: host, suffix: $0) })
        else { throw .foreignHost }
        let target = String(decoding: reference.target, as: UTF8.self)
        let slash = target.hasPrefix("/") ? "" : "/"
        url = "\(isSecure ? "https" : "http")://\(host)\(slash)\(target)"
        guard url.utf8.count <= Self.longest else { throw .tooLong }
        self.hostSuffixes = hostSuffixes
    }
}
