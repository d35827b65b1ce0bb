/// Tries strategies in order. A verdict on the post ends the climb; a failure of the way of asking goes on to the
/// next rung. Where every rung failed, the most telling failure is thrown: the first verdict, else the first failure
/// that says what stood in the way (blocked, log-in, limit) before "changed" and "timeout".
package struct StrategyLadder: Sendable {
    package let strategies: [Strategy]

    package init(_ strategies: [Strategy]) { self.strategies = strategies }

    package func climb(_ link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        var failures: [ExtractionFailure] = []
        // Where all of them rest, one is asked all the same: nothing else would ever end the rest.
        let awake = strategies.filter { !session.isResting($0.name) }
        for strategy in awake.isEmpty ? Array(strategies.prefix(1)) : awake {
            do {
                return try session.attempt(strategy, link: link)
            } catch {
                if error.reason.isVerdict { throw error }
                failures.append(error)
            }
            if session.isExpired { break }
        }
        throw Self.mostTelling(failures)
    }

    static func mostTelling(_ failures: [ExtractionFailure]) -> ExtractionFailure {
        let order: [FailureReason] = [
            .loginRequired, .rateLimited, .blockedByPlatform, .platformChanged, .platformTimeout,
        ]
        for reason in order {
            if let failure = failures.first(where: { $0.reason == reason }) { return failure }
        }
        return ExtractionFailure(.platformChanged, "no strategy is available")
    }
}
