/// When something that has to wait for others may happen.
package enum RateTurn: Sendable, Equatable {
    /// After so many nanoseconds; the turn is taken.
    case after(UInt64)
    /// Not within the patience; a turn comes in so many seconds, and none is taken.
    case full(seconds: Int)
}

extension RateLimiter {
    /// Takes the next free turn of a name, in the future where the present ones are gone: whoever takes it waits for it.
    ///
    /// - Parameters:
    ///   - now: nanoseconds of a clock that never goes back.
    ///   - patience: nanoseconds that the caller would wait at most.
    package func turn(_ name: String, _ limit: RateLimit, now: UInt64, patience: UInt64) -> RateTurn {
        guard count > 0 else { return .after(0) }
        let full = place(of: Self.hash(name)) * 2 + 1
        let capacity = limit.interval * UInt64(limit.burst)
        var old = memory.load(full)
        while true {
            let next = max(old, now) + limit.interval
            let wait = next - now > capacity ? next - now - capacity : 0
            guard wait <= patience else { return .full(seconds: Self.seconds(wait - patience)) }
            let (exchanged, found) = memory.compareExchange(old, next, at: full)
            if exchanged { return .after(wait) }
            old = found
        }
    }
}
