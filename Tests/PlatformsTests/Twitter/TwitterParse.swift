import Platforms

/// One parse of one post of X against scripted answers.
struct TwitterParse {
    enum Question: Hashable, Sendable {
        case guestToken
        case graphQL
        case syndication
        case account
    }

    typealias Answer = ScriptedWeb<Question>.Answer

    let web: ScriptedWeb<Question>
    let session: Session
    let result: Result<Post, ExtractionFailure>

    /// A guest token is given to everybody unless a test says otherwise.
    init(
        _ answers: [Question: [Answer]],
        id: String = TwitterSample.id,
        tokens: TokenCache = TokenCache(),
        cookies: CookieJar = CookieJar(),
        time: Duration = .seconds(60)
    ) {
        let guests: [Question: [Answer]] = [.guestToken: [.json(#"{"guest_token":"1900"}"#)]]
        web = ScriptedWeb(guests.merging(answers) { $1 }, question: Self.question)
        session = Session(platform: .twitter, fetcher: web, tokens: tokens, cookies: cookies, deadline: .now + time)
        let link = PostLink(
            platform: .twitter,
            kind: .post,
            id: id,
            canonicalURL: "https://x.com/i/status/\(id)"
        )
        let session = session
        result = Result { () throws(ExtractionFailure) in try TwitterExtractor().post(for: link, in: session) }
    }

    /// GraphQL says this, the service behind embedded posts nothing.
    init(graphQL answer: String) { self.init([.graphQL: [.json(answer)], .syndication: [.status(403)]]) }

    /// GraphQL is under a limit, the service behind embedded posts says this.
    init(syndication answer: String) { self.init([.graphQL: [.status(429)], .syndication: [.json(answer)]]) }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }

    var reason: FailureReason? { failure?.reason }

    private static func question(_ request: PageRequest) -> Question? {
        if request.url == "https://api.x.com/1.1/guest/activate.json" { return .guestToken }
        if request.url.hasPrefix("https://api.x.com/graphql/") {
            return request.headers.contains { $0.name == "x-twitter-auth-type" } ? .account : .graphQL
        }
        return request.url.hasPrefix("https://cdn.syndication.twimg.com/tweet-result?") ? .syndication : nil
    }
}
