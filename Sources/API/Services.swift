internal import JSON
package import Ledger
package import Platforms

/// What endpoints work with: handed in by whoever wires the program, so that tests can hand in their own.
package struct Services: Sendable {
    package let catalogue: Catalogue
    package let ledger: any Ledger
    package let fetcher: any PageFetcher
    package let limiter: RateLimiter
    package var settings: APISettings
    package let now: @Sendable () -> Timestamp
    /// Nanoseconds of a clock that never goes back.
    package let monotonic: @Sendable () -> UInt64
    /// Who waits for whom before a platform is asked.
    let pacer: Pacer
    /// The operator's cookies by platform.
    package let cookies: [PlatformID: CookiePool]
    package let media: MediaSettings
    /// `nil` where there are no keys to seal with: then nobody can sign in.
    package let sessions: Sessions?

    let recogniser: LinkRecogniser
    let tokens = TokenCache()
    let failures = FailureMemory()
    let posts = PostCache()
    let flights = SingleFlight()
    let breaker = CircuitBreaker()
    /// What became of each strategy, over all workers.
    package let statistics: StrategyStatistics
    /// How the platforms have answered of late.
    package let health: PlatformHealth

    package init(
        catalogue: Catalogue,
        ledger: any Ledger,
        fetcher: any PageFetcher,
        limiter: RateLimiter,
        settings: APISettings = APISettings(),
        cookies: [PlatformID: CookiePool] = [:],
        media: MediaSettings = MediaSettings(),
        sessions: Sessions? = nil,
        pacer: Pacer = .none,
        statistics: StrategyStatistics = StrategyStatistics(memory: NoSharedWords()),
        health: PlatformHealth = PlatformHealth(memory: NoSharedWords()),
        now: @escaping @Sendable () -> Timestamp,
        monotonic: @escaping @Sendable () -> UInt64
    ) {
        self.catalogue = catalogue
        self.ledger = ledger
        self.fetcher = fetcher
        self.limiter = limiter
        self.settings = settings
        self.cookies = cookies
        self.media = media
        self.sessions = sessions
        self.pacer = pacer
        self.statistics = statistics
        self.health = health
        self.now = now
        self.monotonic = monotonic
        recogniser = LinkRecogniser(catalogue)
    }

    var platformNames: Set<String> { Set(catalogue.platforms.map(\.id.rawValue)) }

    func success(_ data: JSONNode, status: Int = 200) -> APIResponse {
        let body = Envelope(origin: settings.origin).success(data, status: status)
        return APIResponse(status: status, headers: [("Content-Type", "application/json")], body: body)
    }

    /// Takes one request of a client address out of a bucket of its own.
    ///
    /// - Throws: ``APIError`` 429.
    func limit(_ purpose: String, _ limit: RateLimit, byAddressOf context: inout RequestContext) throws(APIError) {
        let name = "\(purpose) \(ClientAddress.group(context.request.clientAddress))"
        let decision = limiter.take(name, limit, now: monotonic())
        context.headers += decision.headers(of: "address", limit)
        guard decision.isAllowed else { throw APIError(.rateLimited, retryAfter: decision.seconds) }
    }

    /// Takes one request of a key (or account) and of a client address out of their buckets, and says what is left.
    ///
    /// - Throws: ``APIError`` 429.
    func limit(_ name: String, _ context: inout RequestContext) throws(APIError) {
        let time = monotonic()
        let address = "address " + ClientAddress.group(context.request.clientAddress)
        let byAddress = limiter.take(address, settings.addressLimit, now: time)
        guard byAddress.isAllowed else {
            context.headers += byAddress.headers(of: "address", settings.addressLimit)
            throw APIError(.rateLimited, retryAfter: byAddress.seconds)
        }
        let byKey = limiter.take("key " + name, settings.keyLimit, now: time)
        context.headers += byKey.headers(of: "key", settings.keyLimit)
        guard byKey.isAllowed else { throw APIError(.rateLimited, retryAfter: byKey.seconds) }
    }
}
