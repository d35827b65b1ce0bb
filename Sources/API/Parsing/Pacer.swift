package import Platforms

/// Spaces parses out, for each platform and each way out by itself and over all workers: some platforms ban an address
/// after a burst. A parse waits for its turn; where too many wait already, it is refused and nothing is asked.
package struct Pacer: Sendable {
    private let limiter: RateLimiter
    private let paces: [PlatformID: RateLimit]
    private let waysOut: @Sendable (PlatformID) -> Int

    /// - Parameters:
    ///   - limiter: whose memory the workers share.
    ///   - waysOut: how many proxies a platform's requests are spread over; 1 without any.
    package init(
        limiter: RateLimiter,
        paces: [PlatformID: Pace],
        waysOut: @escaping @Sendable (PlatformID) -> Int = { _ in 1 }
    ) {
        self.limiter = limiter
        self.paces = paces.mapValues { RateLimit(perSecond: $0.perSecond, burst: $0.burst) }
        self.waysOut = waysOut
    }

    /// No parse waits.
    package static let none = Pacer(limiter: RateLimiter(memory: NoSharedWords()), paces: [:])

    /// - Parameters:
    ///   - egress: the number that all requests of the parse carry, which chooses their way out.
    ///   - patience: how long the parse may wait.
    ///   - now: nanoseconds of a clock that never goes back.
    func turn(at platform: PlatformID, egress: Int, patience: Duration, now: UInt64) -> RateTurn {
        guard let pace = paces[platform] else { return .after(0) }
        let name = "pace \(platform.rawValue) \(egress % max(1, waysOut(platform)))"
        return limiter.turn(name, pace, now: now, patience: UInt64(max(0, patience.milliseconds)) * 1_000_000)
    }
}
