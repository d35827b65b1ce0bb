internal import JSON

extension TikTokExtractor {
    /// The post's page, which holds everything as JSON; behind a small computation from many addresses.
    static let page = Strategy("page") { link, session throws(ExtractionFailure) in
        var response = try session.send(TikTokRequests.page(id: link.id))
        // Now and then a visitor is refused for nothing: once more, as another browser.
        if response.status == 403 { response = try session.send(TikTokRequests.page(id: link.id, isRetry: true)) }
        try TikTokRefusal.check(response)
        response = try answered(response, link, session)
        return try post(in: response.body, link, session)
    }

    /// The page behind the challenge; the answer is good for a second, so it is asked for at once.
    private static func answered(
        _ response: PageResponse,
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> PageResponse {
        var response = response
        for _ in 0..<2 {
            guard let challenge = TikTokChallenge(response.body) else { return response }
            guard let cookies = challenge.cookies() else {
                throw ExtractionFailure(.blockedByPlatform, "the challenge has no answer within bounds")
            }
            let before = session.cookies
            for cookie in cookies { session.cookies.set(cookie) }
            response = try session.send(TikTokRequests.page(id: link.id))
            // Neither cookie is good for a second request.
            let names = Set(cookies.map(\.name))
            session.cookies = CookieJar(session.cookies.cookies.filter { !names.contains($0.name) || before.has($0) })
            try TikTokRefusal.check(response)
        }
        guard TikTokChallenge(response.body) == nil else {
            throw ExtractionFailure(.blockedByPlatform, "challenged again")
        }
        return response
    }

    private static func post(
        in page: [UInt8],
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> Post {
        let blocks = ScriptBlocks.json(in: page, containing: "__DEFAULT_SCOPE__")
        guard let scope = blocks.first.map({ $0["__DEFAULT_SCOPE__"] }), !scope.isNull else {
            let isCaptcha = ByteSearch.firstIndex(of: "captcha-verify-container", in: page) != nil
            if isCaptcha { throw ExtractionFailure(.blockedByPlatform, "a captcha page") }
            throw .changed(missing: "__UNIVERSAL_DATA_FOR_REHYDRATION__.__DEFAULT_SCOPE__")
        }
        let detail = scope.first("webapp.video-detail", "webapp.reflow.video.detail")
        guard !detail.isNull else { throw .changed(missing: "__DEFAULT_SCOPE__[webapp.video-detail]") }
        let code = detail["statusCode"].int ?? 0
        if let failure = TikTokRefusal.failure(code: code, message: detail["statusMsg"].string ?? "") { throw failure }
        let places = [
            detail["itemInfo"]["itemStruct"], detail["videoDetail"]["itemInfo"]["itemStruct"], detail["itemStruct"],
        ]
        guard let item = places.first(where: { !$0.isNull }) else { throw .changed(missing: "itemInfo.itemStruct") }
        guard item["id"].identifier == link.id else {
            throw ExtractionFailure(.blockedByPlatform, "another post's data")
        }
        return try TikTokPageItem(item, link: link).post(cookies: mediaCookies(in: session))
    }
}

extension CookieJar {
    fileprivate func has(_ cookie: Cookie) -> Bool { cookies.contains(cookie) }
}
