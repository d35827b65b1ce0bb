import Platforms
import Synchronization

/// Bilibili as a test wants it: the first entry whose text occurs in a request's address answers it.
final class BilibiliStub: PageFetcher {
    private let answers: [(part: String, answer: Answer)]
    private let log = Mutex<[PageRequest]>([])

    init(_ answers: [(String, Answer)]) { self.answers = answers.map { (part: $0.0, answer: $0.1) } }

    var requests: [PageRequest] { log.withLock { $0 } }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Result<PageResponse, FetchFailure>] {
        log.withLock { $0 += requests }
        return requests.map { request in
            answers.first { request.url.contains($0.part) }?.answer.result ?? Answer.status(404).result
        }
    }
}

extension BilibiliStub {
    /// What the platform does with a request.
    struct Answer: Sendable {
        let result: Result<PageResponse, FetchFailure>

        static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }

        static func bytes(_ bytes: [UInt8]) -> Self {
            Self(result: .success(PageResponse(status: 200, body: bytes)))
        }

        static func status(
            _ status: Int,
            _ body: String = "",
            headers: [(name: String, value: String)] = []
        ) -> Self {
            Self(result: .success(PageResponse(status: status, headers: headers, body: Array(body.utf8))))
        }

        static func code(_ code: Int, _ message: String = "") -> Self {
            .text(#"{"code":\#(code),"message":"\#(message)","ttl":1}"#)
        }

        static func failure(_ failure: FetchFailure) -> Self { Self(result: .failure(failure)) }
    }
}

/// One parse of one link against a stub.
struct BilibiliParse {
    let stub: BilibiliStub
    let session: Session
    let result: Result<Post, ExtractionFailure>

    init(_ answers: [(String, BilibiliStub.Answer)], time: Duration = .seconds(60)) {
        self.init(BilibiliSample.link, answers, time: time)
    }

    init(_ link: PostLink, _ answers: [(String, BilibiliStub.Answer)], time: Duration = .seconds(60)) {
        let stub = BilibiliStub(answers)
        let session = Session(platform: .bilibili, fetcher: stub, tokens: TokenCache(), deadline: .now + time)
        self.stub = stub
        self.session = session
        result = Result { () throws(ExtractionFailure) in try BilibiliExtractor().post(for: link, in: session) }
    }

    var failure: ExtractionFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }

    /// What was asked: the path behind the host, without its parameters.
    var paths: [String] {
        stub.requests.map { request in
            String(request.url.prefix { $0 != "?" }.dropFirst("https://".count).drop { $0 != "/" })
        }
    }
}
