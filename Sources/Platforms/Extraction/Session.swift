/// One parse: the way out, its deadline, its cookies, and the record of what each strategy did.
///
/// Lives on one thread, for one parse.
package final class Session {
    package let platform: PlatformID
    package let deadline: ContinuousClock.Instant
    /// Anonymous tokens shared by the parses of this worker.
    package let tokens: TokenCache
    /// Strategies that had better rest, shared by the parses of this worker.
    private let breaker: CircuitBreaker
    /// Cookies of this parse, the operator's included.
    package var cookies: CookieJar
    /// What the operator's cookies were used for.
    package internal(set) var cookieUse = CookieUse.throughout
    package private(set) var attempts: [StrategyAttempt] = []
    /// Time spent waiting for the platform.
    package private(set) var upstreamTime: Duration = .zero
    private let fetcher: any PageFetcher
    /// Which of the platform's ways out all of this parse takes.
    package let egress: Int
    /// Bounds what one parse may ask, whatever the answers say.
    private var requestsLeft: Int

    package init(
        platform: PlatformID,
        fetcher: any PageFetcher,
        tokens: TokenCache,
        breaker: CircuitBreaker = CircuitBreaker(),
        cookies: CookieJar = CookieJar(),
        deadline: ContinuousClock.Instant,
        egress: Int = .random(in: 0..<1_000_000),
        requestLimit: Int = 24
    ) {
        self.platform = platform
        self.fetcher = fetcher
        self.tokens = tokens
        self.breaker = breaker
        self.cookies = cookies
        self.deadline = deadline
        self.egress = egress
        requestsLeft = requestLimit
    }

    package var isExpired: Bool { ContinuousClock.now >= deadline }

    /// Sends one request; cookies of the jar that fit its host are added, cookies of the answer are kept.
    ///
    /// - Throws: ``ExtractionFailure`` where no answer came. An answer of any status is returned.
    package func send(_ request: PageRequest) throws(ExtractionFailure) -> PageResponse {
        guard let result = sendAll([request]).first else {
            throw ExtractionFailure(.platformTimeout, "no answer")
        }
        do { return try result.get() } catch { throw ExtractionFailure(error) }
    }

    /// Sends requests at once; answers come in the order of the requests.
    package func sendAll(_ requests: [PageRequest]) -> [Result<PageResponse, FetchFailure>] {
        guard requestsLeft >= requests.count else {
            return requests.map { _ in .failure(.refused("this parse has asked too often")) }
        }
        requestsLeft -= requests.count
        let dressed = requests.map(dressed)
        let started = ContinuousClock.now
        let results = fetcher.fetch(dressed, deadline: deadline)
        upstreamTime += ContinuousClock.now - started
        for (request, result) in zip(dressed, results) {
            guard case .success(let response) = result else { continue }
            cookies.store(from: response, requestURL: request.url)
        }
        return results
    }

    /// Runs a strategy and records what it did.
    package func attempt(_ strategy: Strategy, link: PostLink) throws(ExtractionFailure) -> Post {
        let started = ContinuousClock.now
        do {
            let post = try strategy.run(link, self)
            record(StrategyAttempt(strategy: strategy.name, failure: nil, elapsed: .now - started))
            return post
        } catch {
            record(StrategyAttempt(strategy: strategy.name, failure: error, elapsed: .now - started))
            throw error
        }
    }

    package func record(_ attempt: StrategyAttempt) {
        attempts.append(attempt)
        breaker.note(attempt.failure, of: "\(platform.rawValue)/\(attempt.strategy)")
    }

    /// Whether a strategy was refused so often of late that it had better not be asked now.
    package func isResting(_ strategy: String) -> Bool { breaker.isResting("\(platform.rawValue)/\(strategy)") }

    private func dressed(_ request: PageRequest) -> PageRequest {
        var request = request
        request.egress = egress
        guard let header = cookies.header(for: request.url),
            !request.headers.contains(where: { HeaderName.isSame($0.name, "cookie") })
        else { return request }
        request.headers.append((name: "Cookie", value: header))
        return request
    }
}

extension ExtractionFailure {
    /// What a caller is told where no answer came.
    package init(_ failure: FetchFailure) {
        switch failure {
        case .timeout, .cancelled: self.init(.platformTimeout, "no answer in time")
        case .refused(let why): self.init(.blockedByPlatform, "request refused here: \(why)")
        case .connection(let why): self.init(.platformTimeout, "no connection: \(why)")
        case .tooLarge(let limit): self.init(.platformChanged, "the answer is larger than \(limit) bytes")
        case .malformed(let why): self.init(.platformChanged, "the answer is no sound HTTP: \(why)")
        }
    }
}
