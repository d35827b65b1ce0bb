internal import Ledger
internal import Platforms

/// Gets a post for a link: follows short links, asks the platform, and remembers failures for a short while.
struct PostLookup {
    let services: Services
    var progress: @Sendable (RequestStage, RequestRecord) -> Void = { _, _ in }

    /// - Throws: ``APIError`` with code 304 or 302.
    func post(for link: PostLink, _ record: inout RequestRecord) throws(APIError) -> Post {
        guard let platform = services.catalogue[link.platform], let extractor = platform.extractor else {
            throw APIError(
                .noMedia,
                "Links of this platform are recognised, but this version does not read its posts yet. Nothing was charged.",
                reason: .noMedia
            )
        }
        if let remembered = services.failures.failure(for: link) { throw APIError(remembered) }
        if let post = services.posts.post(for: link) {
            record.isShared = true
            record.postID = post.id
            return post
        }
        return try ask(link, extractor, &record)
    }

    /// The post as the platform gives it now, whatever was kept of it.
    ///
    /// - Throws: ``APIError`` with code 304 or 302.
    func freshPost(for link: PostLink, _ record: inout RequestRecord) throws(APIError) -> Post {
        guard let extractor = services.catalogue[link.platform]?.extractor else { throw APIError(.noMedia) }
        return try ask(link, extractor, &record)
    }

    private func ask(
        _ link: PostLink,
        _ extractor: any Extractor,
        _ record: inout RequestRecord
    ) throws(APIError) -> Post {
        let flight = services.flights.outcome(for: link) {
            do throws(APIError) { return .success(try ask(extractor, link, &record)) } catch { return .failure(error) }
        }
        record.isShared = flight.isShared
        return try flight.outcome.get()
    }

    /// Asks the platform, and keeps what it said for the next who asks.
    private func ask(
        _ extractor: any Extractor,
        _ link: PostLink,
        _ record: inout RequestRecord
    ) throws(APIError) -> Post {
        let deadline = ContinuousClock.now + .seconds(services.settings.parseSeconds)
        let egress = Int.random(in: 0..<1_000_000)
        try waitForTurn(at: link.platform, egress: egress, &record)
        let cookies = services.cookies[link.platform]?.take()
        let session = Session(
            platform: link.platform,
            fetcher: services.fetcher,
            tokens: services.tokens,
            breaker: services.breaker,
            cookies: cookies?.jar ?? CookieJar(),
            deadline: deadline,
            egress: egress
        )
        let started = ContinuousClock.now
        defer { note(session, &record) }
        do {
            let target = try resolve(link, session)
            record.postID = target.id
            var post = try extractor.post(for: target, in: session)
            post.egress = session.egress
            guard post.hasMedia else { throw ExtractionFailure(.noMedia, "a post without media") }
            note(nil, in: session, of: cookies?.number)
            count(nil, link, since: started)
            let seconds = services.settings.cacheSeconds
            services.posts.keep(post, for: link, seconds: seconds, wallClock: Int(services.now().seconds))
            return post
        } catch let failure as ExtractionFailure {
            record.detail = failure.detail
            record.advice = services.catalogue[link.platform]?.advice(on: failure.reason)
            note(failure, in: session, of: cookies?.number)
            count(failure, link, since: started)
            services.failures.remember(failure, for: link)
            throw APIError(failure)
        } catch let error as APIError {
            throw error
        } catch {
            record.detail = "\(error)"
            throw APIError(.internalError)
        }
    }

    /// Tells the pool of cookies what they were good for.
    private func note(_ failure: ExtractionFailure?, in session: Session, of number: Int?) {
        let pool = services.cookies[session.platform]
        switch session.cookieUse {
        case .throughout: pool?.note(failure, of: number)
        case .account(let failure): pool?.note(failure, of: number)
        case .unused: break
        }
    }

    /// For the status page.
    private func count(_ failure: ExtractionFailure?, _ link: PostLink, since started: ContinuousClock.Instant) {
        guard let place = services.catalogue.platforms.firstIndex(where: { $0.id == link.platform }) else { return }
        services.health.count(failure, after: .now - started, at: place, now: services.now().seconds)
    }

    /// Half of a parse's time may go by in the queue before the platform; the platform has the other half.
    ///
    /// - Throws: ``APIError`` 304 `rate_limited` where the queue is longer; nothing was asked then, and the link's next
    ///   parse is free to try.
    private func waitForTurn(
        at platform: PlatformID,
        egress: Int,
        _ record: inout RequestRecord
    ) throws(APIError) {
        let patience = Duration.seconds(services.settings.parseSeconds) / 2
        switch services.pacer.turn(at: platform, egress: egress, patience: patience, now: services.monotonic()) {
        case .after(0): break
        case .after(let nanoseconds):
            progress(.waitingForTurn, record)
            Pause.sleep(.nanoseconds(Int64(clamping: nanoseconds)))
            progress(.asking, record)
        case .full(let seconds):
            record.detail = "paced here: too many parses of this platform wait"
            throw APIError(
                .noMedia,
                "This server spaces its requests to the platform, and its queue is full. Try again in \(seconds) seconds.",
                reason: .rateLimited,
                retryAfter: seconds
            )
        }
    }

    private func note(_ session: Session, _ record: inout RequestRecord) {
        record.attempts = session.attempts
        record.upstream = session.upstreamTime
        let now = services.now().seconds
        for attempt in session.attempts { services.statistics.count(attempt, of: session.platform, now: now) }
    }

    private func resolve(_ link: PostLink, _ session: Session) throws -> PostLink {
        do {
            return try ShortLinkResolver(catalogue: services.catalogue).resolve(link, in: session)
        } catch ShortLinkFailure.leadsElsewhere {
            throw APIError(
                .unsupportedLink,
                "This short link leads to no supported single post. Copy the link of the post."
            )
        } catch ShortLinkFailure.failed(let failure) {
            throw failure
        }
    }
}
