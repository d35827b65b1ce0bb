/// Fetches a page of Kuaishou; redirects are followed within its sites, each one judged.
enum KuaishouPages {
    private static let hopLimit = 5
    /// Where visitors of a post that is gone are sent.
    private static let lobbies: Set<String> = ["404", "new-reco", "brilliant"]

    /// - Throws: ``ExtractionFailure`` for what is no page: refusals, and redirects that say something of the post.
    static func fetch(_ first: PageRequest, in session: Session) throws(ExtractionFailure) -> PageResponse {
        var request = first
        var seen: Set<String> = [first.url]
        for _ in 0...hopLimit {
            let response = try session.send(request)
            guard (300..<400).contains(response.status), let location = response.header("location") else {
                try KuaishouAnswer.check(response, isPage: true)
                return response
            }
            request.url = try judged(location, from: request.url)
            guard seen.insert(request.url).inserted else {
                throw ExtractionFailure(.blockedByPlatform, "the page's redirects loop")
            }
        }
        throw ExtractionFailure(.blockedByPlatform, "more than \(hopLimit) redirects")
    }

    /// The address to go on with.
    private static func judged(_ location: String, from base: String) throws(ExtractionFailure) -> String {
        guard let text = ShortLinkResolver.absolute(location, from: base), let url = LinkURL(parsing: text) else {
            throw ExtractionFailure(.blockedByPlatform, "sent to no plain address")
        }
        let words = url.path.map { $0.lowercased() }
        if url.host.hasPrefix("live.") || words.starts(with: ["fw", "live"]) {
            throw ExtractionFailure(.live, "sent to the live site")
        }
        if url.host.hasPrefix("passport.") || url.host.hasPrefix("id.") || words.contains("login") {
            throw ExtractionFailure(.loginRequired, "sent to log in")
        }
        guard KuaishouLinks.rules.covers(host: url.host) else {
            throw ExtractionFailure(.blockedByPlatform, "sent to \(url.host.prefix(60))")
        }
        if words.isEmpty || words.count == 1 && lobbies.contains(words[0]) {
            throw ExtractionFailure(.notFound, "sent to the home page")
        }
        guard let link = KuaishouLinks.match(url), link.kind != .short else {
            throw ExtractionFailure(.blockedByPlatform, "sent away from the post")
        }
        // The page of long videos holds other data.
        let target = words.starts(with: ["fw", "long-video"]) ? "/fw/photo/\(link.id)" : url.target
        return "https://\(url.host)\(target)"
    }
}
