package import Platforms
internal import Synchronization

/// An operator's cookies for one platform: several visitors' worth, used in turns. One that was refused rests for a
/// while, so that a blocked account is not asked again and again.
package final class CookiePool: Sendable {
    /// How long a jar rests after a refusal.
    private static let rest = Duration.seconds(600)

    private struct State {
        var next = 0
        var restsUntil: [Int: ContinuousClock.Instant] = [:]
    }

    private let jars: [CookieJar]
    private let state = Mutex(State())

    package init(_ jars: [CookieJar]) { self.jars = jars }

    /// The next jar that does not rest; where all do, the one whose rest ends first. Without jars an empty one.
    package func take(at now: ContinuousClock.Instant = .now) -> (jar: CookieJar, number: Int?) {
        guard !jars.isEmpty else { return (CookieJar(), nil) }
        let number = state.withLock { state in
            let order = (0..<jars.count).map { (state.next + $0) % jars.count }
            let rested = order.first { state.restsUntil[$0].map { $0 <= now } ?? true }
            let chosen = rested ?? order.min { (state.restsUntil[$0] ?? now) < (state.restsUntil[$1] ?? now) } ?? 0
            state.next = (chosen + 1) % jars.count
            return chosen
        }
        return (jars[number], number)
    }

    /// What became of a parse with a jar.
    func note(_ failure: ExtractionFailure?, of number: Int?, at now: ContinuousClock.Instant = .now) {
        guard let number else { return }
        state.withLock { state in
            switch failure?.reason {
            case .blockedByPlatform?, .rateLimited?, .loginRequired?: state.restsUntil[number] = now + Self.rest
            default: state.restsUntil[number] = nil
            }
        }
    }
}
