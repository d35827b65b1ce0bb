/// Finds the first supported single-post link in whatever a caller sent. A pure function of its catalogue.
///
///     LinkRecogniser(.standard).link(in: "看看这个 https://youtu.be/dQw4w9WgXcQ，很好")?.id  // "dQw4w9WgXcQ"
package struct LinkRecogniser: Sendable {
    private let rulesByHost: [String: LinkRules]
    private let rulesBySuffix: [(suffix: String, rules: LinkRules)]

    package init(_ catalogue: Catalogue) {
        let rules = catalogue.platforms.map(\.links)
        rulesByHost = Dictionary(
            rules.flatMap { rule in rule.hosts.map { ($0, rule) } },
            uniquingKeysWith: { first, _ in first }
        )
        rulesBySuffix = rules.flatMap { rule in rule.hostSuffixes.map { ($0, rule) } }
    }

    /// - Parameter text: a bare link, a link without a scheme, or share text in any language.
    /// - Returns: the first supported link; `nil` where there is none.
    package func link(in text: String) -> PostLink? {
        var scanner = LinkScanner(Array(text.utf8))
        while let candidate = scanner.next() {
            if let link = link(at: candidate) { return link }
        }
        return nil
    }

    /// The link that one whole address is, nothing before or behind it.
    package func link(for url: LinkURL) -> PostLink? {
        rules(for: url.host)?.match(url)
    }

    private func link(at candidate: ArraySlice<UInt8>) -> PostLink? {
        guard let authority = Authority(candidate), let rules = rules(for: authority.host), authority.isPlain,
            let url = LinkURL(authority: authority)
        else { return nil }
        return rules.match(url)
    }

    private func rules(for host: String) -> LinkRules? {
        rulesByHost[host] ?? rulesBySuffix.first { HostSuffix.matches(host: host, suffix: $0.suffix) }?.rules
    }
}
