import Platforms

@testable import Media

/// A stream's decisions by reference, and shorthands for what an origin may do.
final class Stream {
    private var state: StreamState

    static let rules = MediaRules(
        hostSuffixes: ["cdn.example"],
        referer: "https://www.example/",
        cookieHostSuffixes: ["cdn.example"]
    )
    static let windowed = MediaRules(hostSuffixes: ["cdn.example"], referer: "https://www.example/", window: 100)

    init(
        _ url: String = "https://v.cdn.example/a.mp4",
        rules: MediaRules = Stream.rules,
        range: ByteRange? = nil,
        isHead: Bool = false,
        isSigned: Bool = false,
        canParseAgain: Bool = false,
        headers: [(name: String, value: String)] = []
    ) throws {
        var conditions = ClientConditions(headers: headers)
        if let range { conditions.range = range }
        state = StreamState(
            StreamPlan(
                platform: .youtube,
                rules: rules,
                address: try MediaAddress(url, rules: rules),
                conditions: conditions,
                isHead: isHead,
                isSigned: isSigned,
                canParseAgain: canParseAgain
            )
        )
    }

    var hasDeliveredAll: Bool { state.hasDeliveredAll }

    func start() -> StreamStep { state.start() }
    func take(_ head: OriginHead) -> Bool { state.take(head) }
    func take(_ text: String) -> BodyStep { Array(text.utf8).withUnsafeBytes { state.take($0) } }
    func take(_ count: Int) -> BodyStep { [UInt8](repeating: 7, count: count).withUnsafeBytes { state.take($0) } }
    func ended(_ end: OriginEnd) -> StreamStep { state.ended(end) }
    func parsedAgain(_ media: FreshMedia?) -> StreamStep { state.parsedAgain(media) }

    /// An answer whose head is refused: what comes next.
    func refuse(_ head: OriginHead) -> StreamStep? { take(head) ? nil : ended(.refused) }

    /// A 200 of so many bytes, of which some have come.
    func begin(length: Int = 100, got: Int = 40) -> BodyStep {
        _ = start()
        guard take(.make(200, "Content-Type: video/mp4", "Content-Length: \(length)", "ETag: \"a\"")) else {
            return .stop
        }
        return take(got)
    }
}

extension StreamStep {
    /// The address and the range that are asked for, as `URL RANGE after PAUSE`.
    var asked: String? {
        guard case .ask(let request, let pause) = self else { return nil }
        let range = request.headers.first { $0.name == "Range" }.map { " \($0.value)" } ?? ""
        return request.url + range + (pause == .zero ? "" : " after \(pause)")
    }

    var failure: StreamFailure? { if case .fail(let failure) = self { failure } else { nil } }
    var answer: AnswerHead? { if case .answer(let head, _) = self { head } else { nil } }
    var body: String? {
        if case .answer(_, let body) = self { String(decoding: body, as: UTF8.self) } else { nil }
    }
    var isParse: Bool { if case .parseAgain = self { true } else { false } }
    var isFinish: Bool { if case .finish = self { true } else { false } }
    var isBreak: Bool { if case .breakOff = self { true } else { false } }
    var playlist: String? {
        if case .rewrite(let text, _) = self { String(decoding: text, as: UTF8.self) } else { nil }
    }
}

extension BodyStep {
    var head: AnswerHead? { if case .begin(let head, _, _) = self { head } else { nil } }
    var count: Int? {
        switch self {
        case .begin(_, let kept, let count): kept.count + count
        case .deliver(let count): count
        case .keep, .stop: nil
        }
    }
    var isStop: Bool { if case .stop = self { true } else { false } }
}

extension AnswerHead {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
