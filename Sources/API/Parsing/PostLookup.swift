internal import Ledger
internal import Platforms

/// Gets a post for a link: follows short links, asks the platform, and remembers failures for a short while.
struct PostLookup {
    let services: Services

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
        let cookies = services.cookies[link.platform]?.take()
        let session = Session(
            platform: link.platform,
            fetcher: services.fetcher,
            tokens: services.tokens,
            breaker: services.breaker,
            cookies: cookies?.jar ?? CookieJar(),
            deadline: .now + .seconds(services.settings.parseSeconds)
        )
        defer { note(session, &record) }
        do {
            let target = try resolve(link, session)
            record.postID = target.id
            var post = try extractor.post(for: target, in: session)
            post.egress = session.egress
            guard post.hasMedia else { throw ExtractionFailure(.noMedia, "a post without media") }
            services.cookies[link.platform]?.note(nil, of: cookies?.number)
            let seconds = services.settings.cacheSeconds
            services.posts.keep(post, for: link, seconds: seconds, wallClock: Int(services.now().seconds))
            return post
        } catch let failure as ExtractionFailure {
            record.detail = failure.detail
            services.cookies[link.platform]?.note(failure, of: cookies?.number)
            services.failures.remember(failure, for: link)
            throw APIError(failure)
        } catch let error as APIError {
            throw error
        } catch {
            record.detail = "\(error)"
            throw APIError(.internalError)
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
