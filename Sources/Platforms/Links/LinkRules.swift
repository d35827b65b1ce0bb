/// How one platform's links are recognised. Pure: no request is made.
package struct LinkRules: Sendable {
    /// The hosts whose links this platform judges, lower case, whole names. No two platforms share one.
    package let hosts: Set<String>
    /// Suffixes of hosts that cannot be listed one by one (CDN hosts given as links); judged after `hosts`.
    package let hostSuffixes: [String]
    /// The link that `url` is, or `nil` where it is no single post of this platform.
    package let match: @Sendable (LinkURL) -> PostLink?

    package init(
        hosts: Set<String>,
        hostSuffixes: [String] = [],
        match: @escaping @Sendable (LinkURL) -> PostLink?
    ) {
        self.hosts = hosts
        self.hostSuffixes = hostSuffixes
        self.match = match
    }
}
