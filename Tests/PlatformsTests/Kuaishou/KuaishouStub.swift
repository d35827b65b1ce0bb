import Platforms
import Synchronization

/// Kuaishou as a test wants it: one list of answers for each address, the last of which is repeated.
final class KuaishouStub: PageFetcher {
    enum Question: String, Hashable, Sendable, CaseIterable {
        case share = "https://v.m.chenzhongtech.com/fw/photo/"
        case mirror = "https://m.gifshow.com/fw/photo/"
        case api = "https://c.kuaishou.com/rest/wd/ugH5App/photo/simple/info"
        case desktop = "https://www.kuaishou.com/short-video/"
        case graphQL = "https://www.kuaishou.com/graphql"
    }

    typealias Answer = Result<PageResponse, FetchFailure>

    private let answers: Mutex<[Question: [Answer]]>
    private let log = Mutex<[PageRequest]>([])

    init(_ answers: [Question: [Answer]]) { self.answers = Mutex(answers) }

    var requests: [PageRequest] { log.withLock { $0 } }
    var questions: [Question] { requests.compactMap(Self.question) }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Answer] {
        requests.map { request in
            log.withLock { $0.append(request) }
            guard let question = Self.question(request) else { return .status(418) }
            return answers.withLock { answers in
                guard var list = answers[question], let first = list.first else { return .body(KuaishouSample.refused) }
                if list.count > 1 { list.removeFirst() }
                answers[question] = list
                return first
            }
        }
    }

    private static func question(_ request: PageRequest) -> Question? {
        Question.allCases.first { request.url.hasPrefix($0.rawValue) }
    }
}

extension KuaishouStub.Answer {
    static func body(_ text: String) -> Self { .success(PageResponse(status: 200, body: Array(text.utf8))) }

    /// The share page of a post.
    static func page(_ info: String) -> Self { .body(KuaishouSample.page(KuaishouSample.state(info))) }

    static func status(_ status: Int, headers: [(name: String, value: String)] = []) -> Self {
        .success(PageResponse(status: status, headers: headers))
    }

    static func sent(to location: String) -> Self { .status(302, headers: [("Location", location)]) }
}

/// One parse of one post against a stub. Where nothing is said of an address, it refuses.
struct KuaishouParse {
    let stub: KuaishouStub
    let session: Session
    let result: Result<Post, ExtractionFailure>

    init(
        _ answers: [KuaishouStub.Question: [KuaishouStub.Answer]],
        id: String = KuaishouSample.id,
        parameters: [String: String] = [:],
        tokens: TokenCache = TokenCache(),
        cookies: CookieJar = CookieJar(),
        time: Duration = .seconds(60)
    ) {
        stub = KuaishouStub(answers)
        session = Session(platform: .kuaishou, fetcher: stub, tokens: tokens, cookies: cookies, deadline: .now + time)
        let link = PostLink(
            platform: .kuaishou,
            kind: .post,
            id: id,
            canonicalURL: "https://www.kuaishou.com/short-video/\(id)",
            parameters: parameters
        )
        let session = session
        result = Result { () throws(ExtractionFailure) in try KuaishouExtractor().post(for: link, in: session) }
    }

    /// A post that the share page shows.
    init(page info: String, id: String = KuaishouSample.id) { self.init([.share: [.page(info)]], id: id) }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }
}
