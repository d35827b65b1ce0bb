internal import JSON
internal import Ledger
internal import Platforms

/// What callers see. Every request becomes an answer here: no failure leaves as anything else.
package final class API: Responder {
    package typealias Log = @Sendable (RequestRecord) -> Void

    let services: Services
    let log: Log

    package init(_ services: Services, log: @escaping Log) {
        self.services = services
        self.log = log
    }

    package func response(to request: APIRequest) -> APIResponse {
        let started = ContinuousClock.now
        var context = RequestContext(request, now: services.now())
        var response: APIResponse
        do {
            response = try route(&context)
        } catch {
            return failed(error, &context, since: started)
        }
        response.headers += context.headers + ErrorAnswer.common(id: context.id)
        context.record.status = response.status
        context.record.total = .now - started
        log(context.record)
        return response
    }

    /// A failure's answer, logged.
    func failed(
        _ error: any Error,
        _ context: inout RequestContext,
        since started: ContinuousClock.Instant
    ) -> APIResponse {
        let failure = Self.failure(error, &context)
        if context.record.outcome == "success" {
            context.record.outcome = failure.reason?.rawValue ?? failure.code.rawValue
        }
        let origin = services.settings.origin
        var response = ErrorAnswer.response(failure, to: context.request, id: context.id, origin: origin)
        response.headers += context.headers + ErrorAnswer.common(id: context.id)
        context.record.status = response.status
        context.record.total = .now - started
        log(context.record)
        return response
    }

    private func route(_ context: inout RequestContext) throws -> APIResponse {
        let request = context.request
        guard let endpoint = Router.endpoint(for: request.path) else { throw APIError(.notFound) }
        // The parse endpoint judges the token before the method, as its contract says.
        if endpoint != .parse { try Self.check(request.method, endpoint.methods) }
        switch endpoint {
        case .parse: return try ParseEndpoint(services).response(&context)
        case .health: return json(.object(("status", "up")))
        case .ready:
            try services.ledger.ping()
            return json(.object(("status", "ready")))
        case .platforms: return json(PlatformsEndpoint.data(services.catalogue, examples: services.settings.examples))
        case .usage: return json(try UsageEndpoint(services).data(&context))
        case .account: return json(try AccountEndpoint(services).account(&context))
        case .ledger: return json(try AccountEndpoint(services).ledger(&context))
        case .status: return json(StatusEndpoint(services).data(at: context.now))
        case .session: return try SessionEndpoint(services).response(&context)
        case .demo: return try DemoEndpoint(services).response(&context)
        case .keys: return try KeysEndpoint(services).collection(&context)
        case .key(let id): return try KeysEndpoint(services).member(id, &context)
        case .keyAction(let id, let action): return try KeysEndpoint(services).perform(action, on: id, &context)
        }
    }

    static func check(_ method: String, _ allowed: [String]) throws(APIError) {
        guard !allowed.contains(method) else { return }
        throw APIError(.methodNotAllowed, allow: allowed.joined(separator: ", "))
    }

    private func json(_ data: JSONNode) -> APIResponse { services.success(data) }

    /// Any error as one of ours; what only the operator may know goes to the log.
    private static func failure(_ error: any Error, _ context: inout RequestContext) -> APIError {
        switch error {
        case let error as APIError: return error
        case let error as SettingsError: return APIError(.invalidRequest, "\(error.description).")
        case LedgerError.noSuchKey: return APIError(.keyNotFound)
        case LedgerError.keyIsRevoked: return APIError(.keyRevoked)
        case LedgerError.unavailable(let why):
            context.record.detail = why
            return APIError(.busy, retryAfter: 2)
        default:
            context.record.detail = "\(error)"
            return APIError(.internalError)
        }
    }
}
