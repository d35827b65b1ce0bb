import JSON
import Platforms
import Synchronization

/// Weibo as a test wants it: one list of answers for each question, the last of which is repeated.
final class WeiboStub: PageFetcher {
    enum Question: String, Hashable, Sendable, CaseIterable {
        case shortVisitor = "https://passport.weibo.com/visitor/genvisitor2"
        case ticket = "https://passport.weibo.com/visitor/genvisitor"
        case incarnation = "https://passport.weibo.com/visitor/visitor"
        case status = "https://weibo.com/ajax/statuses/show"
        case component = "https://weibo.com/tv/api/component"
        case mobileComponent = "https://h5.video.weibo.com/api/component"
        case mobileStatus = "https://m.weibo.cn/statuses/show"
        case mobilePage = "https://m.weibo.cn/status"
    }

    /// One answer; a type of its own, so that its short names meet no other platform's.
    struct Answer: Sendable {
        let result: Result<PageResponse, FetchFailure>
    }

    private let answers: Mutex<[Question: [Answer]]>
    private let log = Mutex<[(question: Question?, request: PageRequest)]>([])

    /// Everybody becomes a visitor by the short way unless a test says otherwise.
    init(_ answers: [Question: [Answer]]) {
        let visitors: [Question: [Answer]] = [
            .shortVisitor: [.visitor("short")], .ticket: [.ticket], .incarnation: [.visitor("long")],
        ]
        self.answers = Mutex(visitors.merging(answers) { $1 })
    }

    var questions: [Question?] { log.withLock { $0.map(\.question) } }

    func requests(_ question: Question) -> [PageRequest] {
        log.withLock { $0.filter { $0.question == question }.map(\.request) }
    }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Result<PageResponse, FetchFailure>] {
        requests.map { request in
            let address = String(request.url.prefix { $0 != "?" })
            let question = Question(rawValue: address) ?? (address.contains("/status/") ? .mobilePage : nil)
            log.withLock { $0.append((question, request)) }
            guard let question else { return Answer.status(404).result }
            return answers.withLock { answers in
                guard var list = answers[question], let first = list.first else { return Answer.status(404).result }
                if list.count > 1 { list.removeFirst() }
                answers[question] = list
                return first.result
            }
        }
    }
}

extension WeiboStub.Answer {
    static func bytes(_ body: [UInt8]) -> Self { Self(result: .success(PageResponse(status: 200, body: body))) }
    static func json(_ text: String) -> Self { bytes(Array(text.utf8)) }
    static func failure(_ failure: FetchFailure) -> Self { Self(result: .failure(failure)) }

    static func status(_ status: Int, _ body: String = "", headers: [(name: String, value: String)] = []) -> Self {
        Self(result: .success(PageResponse(status: status, headers: headers, body: Array(body.utf8))))
    }

    static func redirect(_ location: String) -> Self { .status(302, headers: [("Location", location)]) }

    static func visitor(_ sub: String) -> Self {
        .json(#"window.f && f({"retcode":20000000,"msg":"succ","data":{"sub":"\#(sub)","subp":"p-\#(sub)"}});"#)
    }

    static let ticket = json(
        #"window.f && f({"retcode":20000000,"data":{"tid":"01A+/=","new_tid":true,"confidence":95}});"#
    )
    static let wall = redirect("https://passport.weibo.com/visitor/visitor?entry=miniblog&a=enter&url=x")
    static let logIn = json(#"{"ok":-100,"url":"https://weibo.com/login.php"}"#)
}

/// One parse of one post, or of one video's page, against a stub.
struct WeiboParse {
    let stub: WeiboStub
    let tokens: TokenCache
    let session: Session
    let result: Result<Post, ExtractionFailure>

    init(
        _ answers: [WeiboStub.Question: [WeiboStub.Answer]],
        link: PostLink = WeiboSample.link,
        tokens: TokenCache = TokenCache(),
        cookies: CookieJar = CookieJar(),
        time: Duration = .seconds(60)
    ) {
        stub = WeiboStub(answers)
        self.tokens = tokens
        session = Session(platform: .weibo, fetcher: stub, tokens: tokens, cookies: cookies, deadline: .now + time)
        let session = session
        result = Result { () throws(ExtractionFailure) in try WeiboExtractor().post(for: link, in: session) }
    }

    /// The desktop site gives this status.
    init(status: String, link: PostLink = WeiboSample.link) { self.init([.status: [.json(status)]], link: link) }

    /// The desktop site is closed, the mobile one gives this status.
    init(mobileStatus: String) {
        self.init([.status: [.status(432)], .mobileStatus: [.json(#"{"ok":1,"data":\#(mobileStatus)}"#)]])
    }

    /// The player gives this video.
    init(player: String) {
        let answer = #"{"code":"100000","msg":"succ","data":{"Component_Play_Playinfo":\#(player)}}"#
        self.init([.component: [.json(answer)]], link: WeiboSample.videoLink())
    }

    var post: Post? { try? result.get() }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }
}
