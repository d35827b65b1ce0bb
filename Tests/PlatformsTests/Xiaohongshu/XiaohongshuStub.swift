import Platforms
import Synchronization

/// The site as a test wants it: one list of answers for each page, the last of which is repeated.
final class XiaohongshuStub: PageFetcher {
    struct Answer: Sendable {
        let result: Result<PageResponse, FetchFailure>
    }

    private let answers: Mutex<[String: [Answer]]>
    private let log = Mutex<[PageRequest]>([])

    /// - Parameter answers: by the path's beginning and, where that matters, the host before it.
    init(_ answers: [String: [Answer]]) { self.answers = Mutex(answers) }

    var requests: [PageRequest] { log.withLock { $0 } }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Result<PageResponse, FetchFailure>] {
        log.withLock { $0 += requests }
        return requests.map { request in
            answers.withLock { answers in
                let fitting = answers.keys.sorted { $0.utf8.count > $1.utf8.count }.first { request.url.contains($0) }
                guard let key = fitting, var list = answers[key], let first = list.first else {
                    return Answer.status(404).result
                }
                if list.count > 1 { list.removeFirst() }
                answers[key] = list
                return first.result
            }
        }
    }
}

extension XiaohongshuStub.Answer {
    static func page(_ text: String) -> Self { bytes(Array(text.utf8)) }

    static func bytes(_ body: [UInt8]) -> Self { Self(result: .success(PageResponse(status: 200, body: body))) }

    static func failure(_ failure: FetchFailure) -> Self { Self(result: .failure(failure)) }

    static func status(_ status: Int, headers: [(name: String, value: String)] = []) -> Self {
        Self(result: .success(PageResponse(status: status, headers: headers)))
    }

    static func redirect(_ location: String) -> Self { status(302, headers: [("Location", location)]) }
}

/// One parse of one note against a stub.
struct XiaohongshuParse {
    let stub: XiaohongshuStub
    let session: Session
    let result: Result<Post, ExtractionFailure>

    static let mobile = "/discovery/item/"
    static let web = "/explore/"

    init(
        _ answers: [String: [XiaohongshuStub.Answer]],
        token: String? = "CBabc-_=",
        cookies: CookieJar = CookieJar()
    ) {
        stub = XiaohongshuStub(answers)
        session = Session(
            platform: .xiaohongshu,
            fetcher: stub,
            tokens: TokenCache(),
            cookies: cookies,
            deadline: .now + .seconds(60)
        )
        let link = PostLink(
            platform: .xiaohongshu,
            kind: .post,
            id: XiaohongshuSample.id,
            canonicalURL: "https://www.xiaohongshu.com/explore/\(XiaohongshuSample.id)",
            parameters: token.map { ["xsec_token": $0] } ?? [:]
        )
        let session = session
        result = Result { () throws(ExtractionFailure) in try XiaohongshuExtractor().post(for: link, in: session) }
    }

    /// Both rungs get the same answer.
    init(both answer: XiaohongshuStub.Answer, token: String? = "CBabc-_=") {
        self.init([Self.mobile: [answer], Self.web: [answer]], token: token)
    }

    init(page: String) { self.init(both: .page(page)) }

    var rungs: [String] { session.attempts.map(\.strategy) }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }
}
