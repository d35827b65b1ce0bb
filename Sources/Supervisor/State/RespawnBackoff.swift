/// When a pool whose workers die may start the next one: 0.1 s × 1.25ⁿ, at most 60 s, and up to 10 % more by chance.
///
///     deaths in a row   1     5     10    20    29 and more
///     wait in seconds   0.1   0.24  0.75  6.9   52, then 60
///
/// A worker that lived a minute ends the row.
package struct RespawnBackoff: Sendable, Equatable {
    /// Deaths in a row from which a pool counts as degraded.
    static let degradedFrom = 5
    /// A worker that lived so long was a good one.
    static let goodLife = Duration.seconds(60)
    private static let longest = 60.0

    package private(set) var deaths = 0
    /// Before this nothing is started.
    package private(set) var notBefore = Duration.zero

    package init() {}

    package var isDegraded: Bool { deaths >= Self.degradedFrom }

    /// - Parameter random: from 0 up to 1.
    package static func delay(deaths: Int, random: Double) -> Duration {
        guard deaths > 0 else { return .zero }
        var seconds = 0.1
        // Capped while it grows: a power of a large count would overflow the conversion.
        for _ in 1..<max(deaths, 1) where seconds < longest { seconds *= 1.25 }
        return .seconds(min(seconds, longest) * (1 + 0.1 * random))
    }

    /// A worker has died that should not have.
    mutating func died(lived: Duration, now: Duration, random: Double) {
        if lived >= Self.goodLife {
            deaths = 0
            return
        }
        deaths += 1
        notBefore = now + Self.delay(deaths: deaths, random: random)
    }

    /// A worker has lived for `lived` and is well.
    mutating func lives(_ lived: Duration) {
        if lived >= Self.goodLife { deaths = 0 }
    }
}
