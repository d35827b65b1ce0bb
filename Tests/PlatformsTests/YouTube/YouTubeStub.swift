import JSON
import Platforms
import Synchronization

/// YouTube as a test wants it: one list of answers for each question, the last of which is repeated.
final class YouTubeStub: PageFetcher {
    enum Question: String, Hashable, Sendable {
        case visitorOfVisionOS = "visitor VISIONOS 1.04"
        case visitorOfSafari = "visitor VISIONOS 1.02"
        case visitorOfAndroid = "visitor ANDROID 21.03.36"
        case visionOS = "player VISIONOS 1.04"
        case safari = "player VISIONOS 1.02"
        case android = "reel ANDROID 21.03.36"
    }

    typealias Answer = Result<PageResponse, FetchFailure>

    private let answers: Mutex<[Question: [Answer]]>
    private let log = Mutex<[(question: String, request: PageRequest)]>([])
    private let batchLog = Mutex<[Int]>([])

    /// Visitor data is given to everybody unless a test says otherwise.
    init(_ answers: [Question: [Answer]]) {
        let visitors: [Question: [Answer]] = [
            .visitorOfVisionOS: [.visitor("VISION%3D%3D")], .visitorOfSafari: [.visitor("SAFARI%3D%3D")],
            .visitorOfAndroid: [.visitor("ANDROID%3D%3D")],
        ]
        self.answers = Mutex(visitors.merging(answers) { $1 })
    }

    var questions: [String] { log.withLock { $0.map(\.question) } }
    /// How many requests went out at once, batch by batch.
    var batches: [Int] { batchLog.withLock { $0 } }

    func requests(_ question: Question) -> [PageRequest] {
        log.withLock { $0.filter { $0.question == question.rawValue }.map(\.request) }
    }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Answer] {
        batchLog.withLock { $0.append(requests.count) }
        return requests.map { request in
            let name = Self.name(of: request)
            log.withLock { $0.append((name, request)) }
            guard let question = Question(rawValue: name) else { return .status(404) }
            return answers.withLock { answers in
                guard var list = answers[question], let first = list.first else { return .status(404) }
                if list.count > 1 { list.removeFirst() }
                answers[question] = list
                return first
            }
        }
    }

    private static func name(of request: PageRequest) -> String {
        let client = (try? JSONDocument(parsing: request.body ?? []))?.root["context"]["client"] ?? .missing
        let endpoint =
            if request.url.contains("/visitor_id?") {
                "visitor"
            } else if request.url.contains("/player?") {
                "player"
            } else if request.url.contains("/reel/reel_item_watch?") { "reel" } else { "unknown" }
        return "\(endpoint) \(client["clientName"].string ?? "") \(client["clientVersion"].string ?? "")"
    }
}

extension YouTubeStub.Answer {
    static func json(_ text: String) -> Self { .success(PageResponse(status: 200, body: Array(text.utf8))) }

    /// A player answer as the reel endpoint wraps it.
    static func reel(_ text: String) -> Self { .json(#"{"playerResponse":\#(text)}"#) }

    static func status(_ status: Int, _ body: String = "", headers: [(name: String, value: String)] = []) -> Self {
        .success(PageResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    static func visitor(_ data: String) -> Self { .json(#"{"responseContext":{"visitorData":"\#(data)"}}"#) }
}

/// One parse of one video against a stub.
struct YouTubeParse {
    let stub: YouTubeStub
    let tokens: TokenCache
    let session: Session
    let result: Result<Post, ExtractionFailure>

    init(
        _ answers: [YouTubeStub.Question: [YouTubeStub.Answer]],
        tokens: TokenCache = TokenCache(),
        cookies: CookieJar = CookieJar(),
        time: Duration = .seconds(60)
    ) {
        stub = YouTubeStub(answers)
        self.tokens = tokens
        session = Session(platform: .youtube, fetcher: stub, tokens: tokens, cookies: cookies, deadline: .now + time)
        let link = PostLink(
            platform: .youtube,
            kind: .video,
            id: YouTubeSample.id,
            canonicalURL: "https://www.youtube.com/watch?v=\(YouTubeSample.id)"
        )
        let session = session
        result = Result { () throws(ExtractionFailure) in try YouTubeExtractor().post(for: link, in: session) }
    }

    /// Both clients say the same.
    init(bothSay answer: String) {
        self.init([.visionOS: [.json(answer)], .safari: [.json(answer)], .android: [.reel(answer)]])
    }

    var post: Post? { try? result.get() }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }
}
