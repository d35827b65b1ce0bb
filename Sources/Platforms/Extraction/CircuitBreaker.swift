internal import Synchronization

/// Lets a strategy rest that was refused several times in a row: asking on would only make the refusal last longer.
///
/// One instance a worker. After the rest one parse tries again; where that is refused too, the next rest is twice as
/// long. A success, or a verdict on a post, ends it.
package final class CircuitBreaker: Sendable {
    private struct Entry {
        var refusals = 0
        var restsUntil: ContinuousClock.Instant?
    }

    /// Refusals in a row before a strategy rests.
    package static let threshold = 5
    private static let firstRest = Duration.seconds(30)
    private static let longestRest = Duration.seconds(600)

    private let entries = Mutex<[String: Entry]>([:])

    package init() {}

    /// Whether the strategy had better not be asked now.
    package func isResting(_ name: String, at now: ContinuousClock.Instant = .now) -> Bool {
        entries.withLock { entries in entries[name]?.restsUntil.map { $0 > now } ?? false }
    }

    /// Takes note of what became of asking.
    package func note(_ failure: ExtractionFailure?, of name: String, at now: ContinuousClock.Instant = .now) {
        entries.withLock { entries in
            switch failure?.reason {
            case .blockedByPlatform?, .rateLimited?:
                var entry = entries[name] ?? Entry()
                entry.refusals += 1
                if entry.refusals >= Self.threshold { entry.restsUntil = now + Self.rest(after: entry.refusals) }
                entries[name] = entry
            case .platformTimeout?, .platformChanged?, .loginRequired?: break
            default: entries[name] = nil
            }
        }
    }

    static func rest(after refusals: Int) -> Duration {
        let doublings = min(max(0, refusals - threshold), 10)
        return min(firstRest * (1 << doublings), longestRest)
    }
}
