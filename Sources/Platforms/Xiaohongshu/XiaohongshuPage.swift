/// A note's page, fetched: redirects judged hop by hop, statuses sorted.
enum XiaohongshuPage {
    private static let hopLimit = 4

    /// - Throws: ``ExtractionFailure`` where something else than a page was answered.
    static func body(
        of request: PageRequest,
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> [UInt8] {
        var request = request
        var seen: Set<String> = []
        for _ in 0..<hopLimit {
            guard seen.insert(request.url).inserted else { break }
            let response = try session.send(request)
            switch response.status {
            case 200: return response.body
            case 301, 302, 303, 307, 308:
                request = XiaohongshuRequests.follow(try target(of: response, request.url, link), after: request)
            default: throw refusal(response)
            }
        }
        throw ExtractionFailure(.blockedByPlatform, "the redirects go in circles")
    }

    /// Where a redirect leads, if that is the same note's page on one of the site's names.
    private static func target(
        of response: PageResponse,
        _ base: String,
        _ link: PostLink
    ) throws(ExtractionFailure) -> String {
        let locations = response.headers(named: "location")
        guard locations.count == 1, let text = ShortLinkResolver.absolute(locations[0], from: base),
            let url = LinkURL(parsing: text)
        else { throw .changed(missing: "a single Location") }
        guard XiaohongshuLinks.rules.covers(host: url.host) else {
            throw ExtractionFailure(.platformChanged, "a redirect to another site")
        }
        if let refusal = XiaohongshuRefusal.of(url) { throw refusal }
        guard XiaohongshuLinks.noteID(url) == link.id else {
            throw ExtractionFailure(.platformChanged, "a redirect to /\(url.word(0)?.prefix(40) ?? "")")
        }
        return "https://\(url.host)\(url.target)"
    }

    private static func refusal(_ response: PageResponse) -> ExtractionFailure {
        let detail = "status \(response.status)"
        switch response.status {
        case 404, 410: return ExtractionFailure(.notFound, detail)
        case 401: return ExtractionFailure(.loginRequired, detail)
        // 461 and 471 are the site's own: solve a captcha first.
        case 403, 406, 461, 471: return ExtractionFailure(.blockedByPlatform, detail)
        case 429: return ExtractionFailure(.rateLimited, detail, retryAfter: wait(response))
        case 500...: return ExtractionFailure(.platformTimeout, detail)
        default: return ExtractionFailure(.platformChanged, detail)
        }
    }

    private static func wait(_ response: PageResponse) -> Duration? {
        guard let seconds = response.header("retry-after").flatMap({ Int($0) }), seconds > 0 else { return nil }
        return .seconds(min(seconds, 3600))
    }
}
