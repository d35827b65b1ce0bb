/// How one platform's links are recognised. Pure: no request is made.
package struct LinkRules: Sendable {
    /// The hosts whose links this platform judges, lower case, whole names. No two platforms share one.
    package let hosts: Set<String>
    /// Suffixes of hosts that cannot be listed one by one (share pages on random names, CDN hosts given as links);
    /// judged after `hosts`.
    package let hostSuffixes: [String]
    /// Sent when a short link is followed; some platforms show some programs a page in place of a redirect.
    package let shortLinkHeaders: [(name: String, value: String)]
    /// The link that `url` is, or `nil` where it is no single post of this platform.
    package let match: @Sendable (LinkURL) -> PostLink?

    package init(
        hosts: Set<String>,
        hostSuffixes: [String] = [],
        shortLinkHeaders: [(name: String, value: String)] = [("User-Agent", UserAgent.mobile)],
        match: @escaping @Sendable (LinkURL) -> PostLink?
    ) {
        self.hosts = hosts
        self.hostSuffixes = hostSuffixes
        self.shortLinkHeaders = shortLinkHeaders
        self.match = match
    }

    /// Whether a host (lower case, no trailing dot) is this platform's.
    package func covers(host: String) -> Bool {
        hosts.contains(host) || hostSuffixes.contains { HostSuffix.matches(host: host, suffix: $0) }
    }
}
