/// What a request is doing, for the status page and the report of slow ones. The order is that of the numbers by which
/// a worker tells its parent.
package enum RequestStage: Int, CaseIterable, Sendable {
    case begun
    case recognising
    case waitingForFirst
    case waitingForTurn
    case asking
    case charging

    package var sentence: String {
        switch self {
        case .begun: "who asks, and how often"
        case .recognising: "which post the link means"
        case .waitingForFirst: "waiting for the first request with its Idempotency-Key"
        case .waitingForTurn: "waiting for a turn at the platform"
        case .asking: "asking the platform"
        case .charging: "charging the credit"
        }
    }
}
