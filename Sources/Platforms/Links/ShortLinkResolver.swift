/// Follows a short link to the post it stands for: hop by hop, each hop judged, at most five.
package struct ShortLinkResolver: Sendable {
    private let catalogue: Catalogue
    private static let hopLimit = 5

    package init(catalogue: Catalogue) { self.catalogue = catalogue }

    /// - Returns: `link` itself where it is no short link.
    /// - Throws: ``ShortLinkFailure`` where it leads to no supported post of the same platform.
    package func resolve(_ link: PostLink, in session: Session) throws(ShortLinkFailure) -> PostLink {
        guard link.kind == .short, let rules = catalogue[link.platform]?.links else { return link }
        var url = link.canonicalURL
        var seen: Set<String> = []
        for _ in 0..<Self.hopLimit {
            guard seen.insert(url).inserted else { throw .failed(ExtractionFailure(.notFound, "the short link loops")) }
            let target = try hop(from: url, rules, link.platform, session)
            if let found = rules.match(target.url), found.kind != .short { return found }
            if rules.match(target.url) == nil { try judge(target.url) }
            url = target.text
        }
        throw .failed(ExtractionFailure(.notFound, "the short link takes more than \(Self.hopLimit) redirects"))
    }

    private func hop(
        from url: String,
        _ rules: LinkRules,
        _ platform: PlatformID,
        _ session: Session
    ) throws(ShortLinkFailure) -> (text: String, url: LinkURL) {
        let response: PageResponse
        do {
            response = try session.send(PageRequest(.get, url, headers: rules.shortLinkHeaders, platform: platform))
        } catch { throw .failed(error) }
        switch response.status {
        case 301, 302, 303, 307, 308: break
        case 429: throw .failed(ExtractionFailure(.rateLimited, "short link: status 429"))
        case 401, 403: throw .failed(ExtractionFailure(.blockedByPlatform, "short link: status \(response.status)"))
        case 500...: throw .failed(ExtractionFailure(.platformTimeout, "short link: status \(response.status)"))
        default: throw .failed(ExtractionFailure(.notFound, "short link: status \(response.status), no redirect"))
        }
        let locations = response.headers(named: "location")
        guard locations.count == 1, let text = Self.absolute(locations[0], from: url) else {
            throw .failed(ExtractionFailure(.platformChanged, "short link: no single Location"))
        }
        guard let target = LinkURL(parsing: text), rules.covers(host: target.host) else { throw .leadsElsewhere }
        return (text, target)
    }

    /// Sorts targets that are this platform's but no post.
    private func judge(_ url: LinkURL) throws(ShortLinkFailure) {
        let words = url.path.map { $0.lowercased() }
        if words.isEmpty || words == ["404"] {
            throw .failed(ExtractionFailure(.notFound, "the short link leads to the home page"))
        }
        if words.contains("login") || words.contains("signin") {
            throw .failed(ExtractionFailure(.loginRequired, "the short link leads to a log-in page"))
        }
        throw .leadsElsewhere
    }

    /// A `Location` as an absolute http or https address; `nil` for anything else.
    static func absolute(_ location: String, from base: String) -> String? {
        let lowered = location.prefix(8).lowercased()
        if lowered.hasPrefix("http://") || lowered.hasPrefix("https://") { return location }
        guard location.hasPrefix("/"), let scheme = base.firstRange(of: "://") else { return nil }
        if location.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + location }
        let authority = base[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return base[..<scheme.upperBound] + authority + location
    }
}

/// Why a short link gave no post.
package enum ShortLinkFailure: Error, Equatable, Sendable {
    /// It leads to another site, or to a page of the platform that is no single post: code 302.
    case leadsElsewhere
    /// The platform did not say, or says there is nothing: code 304.
    case failed(ExtractionFailure)
}
