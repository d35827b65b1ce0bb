internal import JSON

extension BilibiliExtractor {
    /// The video's own page: its data stand in one script, and often its streams in another.
    static let page = Strategy("page") { link, session throws(ExtractionFailure) in
        let (response, redirect) = try videoPage(link, in: session)
        if let redirect { return try episode(redirect, in: session) }
        try BilibiliAnswer.check(page: response)
        let state = try BilibiliPageData.object("__INITIAL_STATE__", in: response.body)
        guard state.exists else { throw .changed(missing: "__INITIAL_STATE__") }
        if let code = state["error"].first("trueCode", "code").int,
            let refusal = BilibiliRefusal.of(
                code: code,
                message: state["error"]["message"].string ?? "",
                service: .video
            )
        {
            throw refusal
        }
        guard state["videoData"].kind == .object else { throw .changed(missing: "__INITIAL_STATE__.videoData") }
        let video = try BilibiliVideo(state["videoData"], link: link)
        if let redirect = video.episodeLink { return try episode(redirect, in: session) }
        return try video.post(page: streams(in: response.body), in: session)
    }

    /// Follows the page to its proper spelling, and no further than to the same video.
    ///
    /// - Returns: the page, or the episode that the platform sends to instead.
    private static func videoPage(
        _ link: PostLink,
        in session: Session
    ) throws(ExtractionFailure) -> (PageResponse, redirect: PostLink?) {
        let requests = BilibiliRequests(link)
        var address = link.canonicalURL
        for _ in 0..<3 {
            let response = try session.send(requests.page(address))
            guard [301, 302, 303, 307, 308].contains(response.status) else { return (response, nil) }
            guard let target = ShortLinkResolver.absolute(response.header("location") ?? "", from: address) else {
                throw ExtractionFailure(.platformChanged, "page: a redirect without a target")
            }
            if let episode = episodeLink(target) { return (response, episode) }
            guard isSameVideo(target, link) else {
                throw ExtractionFailure(.platformChanged, "page: sent away from the video")
            }
            address = target
        }
        throw ExtractionFailure(.platformChanged, "page: too many redirects")
    }

    private static func isSameVideo(_ address: String, _ link: PostLink) -> Bool {
        guard address.hasPrefix("https://www.bilibili.com/"), let url = LinkURL(parsing: address),
            let target = BilibiliLinks.match(url), target.kind == .video
        else { return false }
        // An old number is sent to the new name, which only the answer can confirm.
        return target.id == link.id || link.id.hasPrefix("av")
    }

    /// Streams that stand in the page; missing where there are none to be read: they can be asked for.
    private static func streams(in page: [UInt8]) -> JSONValue {
        do {
            let found = try BilibiliPageData.object("__playinfo__", in: page)
            return found.exists ? try BilibiliAnswer.payload(found, "__playinfo__", .video) : .missing
        } catch { return .missing }
    }
}
