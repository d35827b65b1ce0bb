import Platforms

/// One parse of one post of Instagram against scripted answers.
struct InstagramParse {
    enum Question: Hashable, Sendable {
        case page
        case home
        case ruling
        case query
        case embed
        case info
    }

    typealias Answer = ScriptedWeb<Question>.Answer

    let web: ScriptedWeb<Question>
    let session: Session
    let result: Result<Post, ExtractionFailure>

    init(
        _ answers: [Question: [Answer]],
        code: String = InstagramSample.code,
        cookies: CookieJar = CookieJar(),
        time: Duration = .seconds(60)
    ) {
        web = ScriptedWeb(answers, question: Self.question)
        session = Session(
            platform: .instagram,
            fetcher: web,
            tokens: TokenCache(),
            cookies: cookies,
            deadline: .now + time
        )
        let link = PostLink(
            platform: .instagram,
            kind: .post,
            id: code,
            canonicalURL: "https://www.instagram.com/p/\(code)/"
        )
        let session = session
        result = Result { () throws(ExtractionFailure) in try InstagramExtractor().post(for: link, in: session) }
    }

    /// The post's page shows this media; the other rungs are blocked.
    init(page media: String, code: String = InstagramSample.code) {
        self.init(
            [.page: [.json(InstagramSample.page(media))], .home: [.status(403)], .embed: [.status(403)]],
            code: code
        )
    }

    /// The page is throttled, GraphQL answers this.
    init(graphQL answer: String, ruling: String = #"{"status":"ok"}"#) {
        self.init([
            .page: [.status(429)], .home: [.json(InstagramSample.home)], .ruling: [.json(ruling)],
            .query: [.json(answer)], .embed: [.status(403)],
        ])
    }

    /// Page and GraphQL are throttled, the embed page shows this media.
    init(embed media: String) {
        self.init([
            .page: [.status(429)], .home: [.status(429)], .embed: [.json(InstagramSample.embed(media))],
        ])
    }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }

    var reason: FailureReason? { failure?.reason }

    private static func question(_ request: PageRequest) -> Question? {
        let origin = "https://www.instagram.com/"
        guard request.url.hasPrefix(origin) else { return nil }
        let path = request.url.dropFirst(origin.count)
        if path.isEmpty { return .home }
        if path.hasPrefix("api/v1/web/get_ruling_for_content/") { return .ruling }
        if path == "api/graphql" { return .query }
        if path.hasPrefix("api/v1/media/") { return .info }
        guard path.hasPrefix("p/") else { return nil }
        return path.hasSuffix("/embed/captioned/") ? .embed : .page
    }
}
