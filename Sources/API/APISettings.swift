package import Platforms

/// What an operator can set of the API.
package struct APISettings: Sendable {
    /// Start of documentation links.
    package var origin: String
    /// Seconds in which a parse must end.
    package var parseSeconds: Int
    package var keyLimit: RateLimit
    package var addressLimit: RateLimit
    /// Failed parses are free, so they have a limit of their own.
    package var failureLimit: RateLimit
    /// Seconds that a retry waits for the first request with its idempotency key.
    package var idempotencyWait: Int

    /// Seconds for which a post is kept for others who ask for it; 0 for none.
    package var cacheSeconds: Int
    /// Id of the key that pays for the demo page; `nil` for no demo.
    package var demoKey: String?
    /// Parses of the demo page from one address.
    package var demoLimit: RateLimit
    /// Posts to try, by platform.
    package var examples: [PlatformID: String] = [:]

    package init(
        origin: String = "",
        parseSeconds: Int = 20,
        keyLimit: RateLimit = RateLimit(perSecond: 100, burst: 2000),
        addressLimit: RateLimit = RateLimit(perSecond: 100, burst: 2000),
        failureLimit: RateLimit = RateLimit(perSecond: 10, burst: 500),
        idempotencyWait: Int = 10,
        cacheSeconds: Int = 20,
        demoKey: String? = nil,
        demoLimit: RateLimit = RateLimit(perSecond: 0.2, burst: 20)
    ) {
        self.origin = origin
        self.parseSeconds = parseSeconds
        self.keyLimit = keyLimit
        self.addressLimit = addressLimit
        self.failureLimit = failureLimit
        self.idempotencyWait = idempotencyWait
        self.cacheSeconds = cacheSeconds
        self.demoKey = demoKey
        self.demoLimit = demoLimit
    }
}
