internal import JSON
internal import Ledger
internal import Platforms

/// What callers see. Every request becomes an answer here: no failure leaves as anything else.
package final class API: Responder {
    package typealias Log = @Sendable (RequestRecord) -> Void

    private let services: Services
    private let log: Log

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
            let failure = Self.failure(error, &context)
            if context.record.outcome == "success" {
                context.record.outcome = failure.reason?.rawValue ?? failure.code.rawValue
            }
            response = answer(failure, context)
        }
        response.headers +=
            context.headers + [
                ("X-Request-Id", context.id), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ]
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
        case .platforms: return json(PlatformsEndpoint.data(services.catalogue))
        case .usage: return json(try UsageEndpoint(services).data(&context))
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

    private func answer(_ error: APIError, _ context: RequestContext) -> APIResponse {
        let envelope = Envelope(origin: services.settings.origin)
        let wantsProblem = context.request.header("accept")?.lowercased().contains("application/problem+json") == true
        var headers: [(name: String, value: String)] = [
            ("Content-Type", wantsProblem ? "application/problem+json" : "application/json")
        ]
        if let allow = error.allow { headers.append(("Allow", allow)) }
        if error.code.status == 401 { headers.append(("WWW-Authenticate", Self.challenge(error.code))) }
        if let seconds = error.retryAfter, error.code != .noMedia { headers.append(("Retry-After", String(seconds))) }
        let body =
            wantsProblem
            ? envelope.problem(error, requestID: context.id) : envelope.failure(error, requestID: context.id)
        return APIResponse(status: error.code.status, headers: headers, body: body)
    }

    private static func challenge(_ code: ErrorCode) -> String {
        code == .missingToken ? "Bearer" : "Bearer error=\"invalid_token\""
    }

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
