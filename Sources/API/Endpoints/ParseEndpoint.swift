internal import JSON
internal import Ledger
internal import Platforms

/// `POST /api/v1/parse`: a link in, media out, one credit for a success.
///
/// The order of checks is part of the contract: token, rate, method and body, link, platform, credits, platform's
/// answer, charge.
struct ParseEndpoint {
    private let services: Services

    init(_ services: Services) { self.services = services }

    func response(_ context: inout RequestContext) throws -> APIResponse {
        guard case .key(let key, let balance) = try Authentication(services).credential(of: context)
        else {
            throw APIError(
                .invalidToken,
                "This is an account token. Parse with the token of a key (ed_live_ or ed_test_)."
            )
        }
        context.record.accountID = key.accountID
        context.record.keyID = key.id
        credits(charged: 0, remaining: balance, &context)
        try services.limit(key.id, &context)
        try API.check(context.request.method, Router.Endpoint.parse.methods)
        return try response(to: try ParseInput(context.request), key, balance, &context)
    }

    /// The answer to a link, asked for with a key that was found good.
    func response(
        to input: ParseInput,
        _ key: APIKey,
        _ balance: Int,
        _ context: inout RequestContext
    ) throws -> APIResponse {
        context.enter(.recognising)
        guard let link = services.recogniser.link(in: input.text) else { throw APIError(.unsupportedLink) }
        context.record.platform = link.platform.rawValue
        context.record.postID = link.id
        guard key.settings.admits(platform: link.platform.rawValue) else { throw APIError(.platformNotAllowed) }
        if key.mode == .test { return try testAnswer(link) }
        if key.isUseUnnoted(at: context.now) { try services.ledger.touchKey(id: key.id, at: context.now) }
        return try liveAnswer(link, key, balance, &context)
    }

    private func testAnswer(_ link: PostLink) throws -> APIResponse {
        services.success(PostAnswer.data(try MagicLink.post(for: link), services.catalogue))
    }

    private func liveAnswer(
        _ link: PostLink,
        _ key: APIKey,
        _ balance: Int,
        _ context: inout RequestContext
    ) throws -> APIResponse {
        context.enter(.waitingForFirst)
        switch try IdempotentRequest.open(context, keyID: key.id, services) {
        case .none: return try fresh(link, key, balance, nil, &context)
        case .first(let request):
            do {
                return try fresh(link, key, balance, request, &context)
            } catch {
                try settle(error, request, key, context)
                throw error
            }
        case .repeated(let status, let body):
            context.record.outcome = "replayed"
            context.headers.append(("Idempotent-Replayed", "true"))
            return APIResponse(status: status, headers: [("Content-Type", "application/json")], body: body)
        }
    }

    /// Asks the platform and charges for what it gave.
    private func fresh(
        _ link: PostLink,
        _ key: APIKey,
        _ balance: Int,
        _ idempotent: IdempotentRequest?,
        _ context: inout RequestContext
    ) throws -> APIResponse {
        guard balance > 0 else { throw APIError(.insufficientCredits) }
        context.enter(.asking)
        let post = try lookUp(link, key, &context)
        context.enter(.charging)
        let links = ItemLinks(post, link: link, keyID: key.id, services)
        let response = services.success(PostAnswer.data(post, services.catalogue, links: links))
        let charge = Charge(
            accountID: key.accountID,
            keyID: key.id,
            requestID: context.id,
            platform: link.platform.rawValue,
            at: services.now(),
            completing: idempotent?.answer(status: response.status, body: response.body)
        )
        switch try services.ledger.charge(charge) {
        case .charged(let balance):
            context.record.credits = 1
            credits(charged: 1, remaining: balance, &context)
            return response
        case .insufficient(let balance):
            credits(charged: 0, remaining: balance, &context)
            throw APIError(.insufficientCredits)
        }
    }

    /// Failures are free, so they are counted against a limit of their own before the platform is asked.
    private func lookUp(_ link: PostLink, _ key: APIKey, _ context: inout RequestContext) throws -> Post {
        let bucket = "failure \(key.id)"
        let room = services.limiter.peek(bucket, services.settings.failureLimit, now: services.monotonic())
        guard room.isAllowed else {
            throw APIError(
                .rateLimited,
                "Too many failed parses. Wait the seconds in Retry-After, and check the links you send.",
                retryAfter: room.seconds
            )
        }
        do {
            let lookup = PostLookup(services: services, progress: context.request.progress)
            return try lookup.post(for: link, &context.record)
        } catch {
            _ = services.limiter.take(bucket, services.settings.failureLimit, now: services.monotonic())
            try services.ledger.count(
                outcome: error.reason?.rawValue ?? error.code.rawValue,
                platform: link.platform.rawValue,
                accountID: key.accountID,
                at: services.now()
            )
            throw error
        }
    }

    /// Ends a reservation whose request failed: a failure that a retry would meet again is kept for it, any other
    /// leaves the key free.
    private func settle(
        _ error: any Error,
        _ request: IdempotentRequest,
        _ key: APIKey,
        _ context: RequestContext
    ) throws {
        if let error = error as? APIError, error.code == .noMedia, !error.isRetryable {
            let body = Envelope(origin: services.settings.origin).failure(error, requestID: context.id)
            try services.ledger.complete(request.answer(status: error.code.status, body: body), at: services.now())
        } else {
            try services.ledger.release(request.key, lease: request.lease)
        }
    }

    private func credits(charged: Int, remaining: Int, _ context: inout RequestContext) {
        context.headers.removeAll { $0.name.hasPrefix("X-Credits-") }
        context.headers += [("X-Credits-Charged", String(charged)), ("X-Credits-Remaining", String(remaining))]
    }
}
