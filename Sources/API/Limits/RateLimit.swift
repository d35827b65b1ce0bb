/// How often something may happen: on average so many times a second, and so many at once.
package struct RateLimit: Sendable, Equatable {
    package let perSecond: Double
    package let burst: Int

    package init(perSecond: Double, burst: Int) {
        self.perSecond = perSecond
        self.burst = burst
    }

    /// Nanoseconds that one request is worth.
    var interval: UInt64 { UInt64(1_000_000_000 / perSecond) }
    /// Seconds in which an empty bucket is full again.
    var window: Int { max(1, Int((Double(burst) / perSecond).rounded(.up))) }
}

/// What a limiter says of one request.
package struct RateDecision: Sendable, Equatable {
    package let isAllowed: Bool
    /// Requests that may still come at once.
    package let remaining: Int
    /// Seconds until another one may come (refused), or until the bucket is full (allowed).
    package let seconds: Int

    /// As the IETF's draft of rate limit headers has it (draft-ietf-httpapi-ratelimit-headers).
    func headers(of policy: String, _ limit: RateLimit) -> [(name: String, value: String)] {
        [
            ("RateLimit-Policy", "\"\(policy)\";q=\(limit.burst);w=\(limit.window)"),
            ("RateLimit", "\"\(policy)\";r=\(remaining);t=\(seconds)"),
        ]
    }
}
