import Platforms
import Synchronization

/// The web as a test wants it: for each question one list of answers, the last of which is repeated. What is asked
/// beside that gets 404.
final class ScriptedWeb<Question: Hashable & Sendable>: PageFetcher {
    typealias Answer = Result<PageResponse, FetchFailure>

    private let question: @Sendable (PageRequest) -> Question?
    private let answers: Mutex<[Question: [Answer]]>
    private let log = Mutex<[PageRequest]>([])

    /// - Parameter question: which question a request asks.
    init(_ answers: [Question: [Answer]], question: @escaping @Sendable (PageRequest) -> Question?) {
        self.answers = Mutex(answers)
        self.question = question
    }

    /// Every request, in order.
    var requests: [PageRequest] { log.withLock { $0 } }
    /// What was asked, in order.
    var questions: [Question] { requests.compactMap(question) }

    func requests(_ wanted: Question) -> [PageRequest] { requests.filter { question($0) == wanted } }

    func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Answer] {
        log.withLock { $0 += requests }
        return requests.map { request in
            guard let asked = question(request) else { return .success(PageResponse(status: 404)) }
            return answers.withLock { answers in
                guard var list = answers[asked], let first = list.first else {
                    return .success(PageResponse(status: 404))
                }
                if list.count > 1 { list.removeFirst() }
                answers[asked] = list
                return first
            }
        }
    }
}

extension PageRequest {
    /// The first header of that name, compared without case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
