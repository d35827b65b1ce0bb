internal import JSON
internal import Ledger

/// `/api/session`: signing in to the console with an account token, seeing who is signed in, and signing out.
struct SessionEndpoint {
    /// Attempts of one address; a token cannot be guessed, this bounds the noise.
    static let limit = RateLimit(perSecond: 0.5, burst: 30)
    private let services: Services

    init(_ services: Services) { self.services = services }

    func response(_ context: inout RequestContext) throws -> APIResponse {
        guard let sessions = services.sessions else { throw APIError(.notFound) }
        guard SameOrigin.holds(for: context.request, origin: services.settings.origin) else {
            throw APIError(.crossOrigin)
        }
        switch context.request.method {
        case "POST": return try signIn(sessions, &context)
        case "DELETE": return signOut()
        default: return try shown(sessions, &context)
        }
    }

    private func signIn(_ sessions: Sessions, _ context: inout RequestContext) throws -> APIResponse {
        try services.limit("session", Self.limit, byAddressOf: &context)
        let body = try JSONBody.object(of: context.request, members: ["token"])
        guard let token = body["token"].string.flatMap(Token.init(parsing:)),
            case .account(let account) = try services.ledger.credential(for: token.digest, at: context.now)
        else {
            throw APIError(.invalidToken, "This is no valid account token (ed_acct_…). \(Authentication.howToGetOne)")
        }
        context.record.accountID = account.id
        let end = context.now.adding(seconds: Sessions.seconds)
        guard let cookie = sessions.cookie(for: token.digest, until: end, isSecure: isSecure) else {
            throw APIError(.internalError)
        }
        return answer(account, until: end, cookie: cookie)
    }

    /// That nobody is signed in is an answer, no failure: the page asks it every time it is opened.
    private func shown(_ sessions: Sessions, _ context: inout RequestContext) throws -> APIResponse {
        guard let session = sessions.token(in: context.request, at: context.now),
            case .account(let account) = try services.ledger.credential(for: session.digest, at: context.now)
        else { return services.success(.object(("account", .null), ("expires", .null))) }
        context.record.accountID = account.id
        return answer(account, until: session.until, cookie: nil)
    }

    /// Signing out twice is no error.
    private func signOut() -> APIResponse {
        var response = services.success(.null)
        response.headers.append(("Set-Cookie", Sessions.farewell(isSecure: isSecure)))
        return response
    }

    private func answer(_ account: Account, until end: Timestamp, cookie: String?) -> APIResponse {
        let data = JSONNode.object(("account", AccountJSON.node(account)), ("expires", .string(end.text)))
        var response = services.success(data)
        if let cookie { response.headers.append(("Set-Cookie", cookie)) }
        return response
    }

    private var isSecure: Bool { services.settings.origin.hasPrefix("https://") }
}
