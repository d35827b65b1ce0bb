/// What was answered, counted over all workers in the memory that they share: for the metrics.
///
/// Every request that has a line in the log is counted here once, when that line is written.
package struct RequestStatistics: Sendable {
    enum Endpoint: String, CaseIterable {
        case parse
        case demo
        case media
        case merge
        case other

        /// Health checks come by the second and say nothing of callers: they are not counted.
        init?(path: String) {
            switch path {
            case "/healthz", "/readyz": return nil
            case "/api/v1/parse": self = .parse
            case "/api/demo/parse": self = .demo
            case "/api/media-proxy": self = .media
            case "/api/media-merge": self = .merge
            default: self = .other
            }
        }
    }

    enum Outcome: String, CaseIterable {
        case success
        case failure
        /// A download whose client went before its end.
        case clientLeft = "client_left"

        init(_ outcome: String) { self = Outcome(rawValue: outcome) ?? .failure }
    }

    /// 0 stands for every other one.
    static let statuses = [
        200, 206, 304, 400, 401, 402, 403, 404, 405, 409, 413, 415, 416, 422, 429, 500, 502, 503, 504, 0,
    ]
    /// Upper ends of the classes of durations, in milliseconds; one more class has no end.
    static let bounds = [10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 20_000]

    private static let countWords = Endpoint.allCases.count * statuses.count * Outcome.allCases.count
    /// Of one endpoint: its classes, then the sum in microseconds.
    private static let durationWords = bounds.count + 2
    private static let creditWord = countWords + Endpoint.allCases.count * durationWords
    private static let byteWord = creditWord + 1
    /// Words of shared memory that the table takes.
    package static let words = byteWord + 1

    let memory: any SharedWords

    package init(memory: any SharedWords) { self.memory = memory }

    package func count(_ record: RequestRecord) {
        guard memory.words >= Self.words, let endpoint = Endpoint(path: record.path) else { return }
        memory.add(1, at: Self.countWord(endpoint, record.status, Outcome(record.outcome)))
        let milliseconds = record.total.milliseconds
        let place = Self.bounds.firstIndex { milliseconds <= $0 } ?? Self.bounds.count
        memory.add(1, at: Self.durationWord(endpoint) + place)
        memory.add(UInt64(max(0, record.total.microseconds)), at: Self.durationWord(endpoint) + Self.bounds.count + 1)
        if record.credits > 0 { memory.add(UInt64(record.credits), at: Self.creditWord) }
        if let bytes = record.bytes, bytes > 0 { memory.add(UInt64(bytes), at: Self.byteWord) }
    }

    /// Credits that were charged since the service started.
    var credits: UInt64 { memory.load(Self.creditWord) }
    /// Bytes of downloads that were sent since the service started.
    var bytes: UInt64 { memory.load(Self.byteWord) }

    /// - Parameter status: a status that is not in the table counts as 0.
    static func countWord(_ endpoint: Endpoint, _ status: Int, _ outcome: Outcome) -> Int {
        let row = place(endpoint, in: Endpoint.allCases) * statuses.count
        let column = statuses.firstIndex(of: status) ?? statuses.count - 1
        return (row + column) * Outcome.allCases.count + place(outcome, in: Outcome.allCases)
    }

    static func durationWord(_ endpoint: Endpoint) -> Int {
        countWords + place(endpoint, in: Endpoint.allCases) * durationWords
    }

    private static func place<Case: Equatable>(_ one: Case, in all: [Case]) -> Int { all.firstIndex(of: one) ?? 0 }
}
