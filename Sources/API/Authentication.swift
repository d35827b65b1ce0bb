internal import Ledger

/// Who asks: reads the Authorization header, or the console's cookie, and looks the token up.
struct Authentication: Sendable {
    static let howToGetOne = "Make one on the server: easydown account token ACCOUNT"
    private let services: Services
    private var ledger: any Ledger { services.ledger }

    init(_ services: Services) { self.services = services }

    /// - Throws: ``APIError`` with 401 `missing_token`, `invalid_token` or `token_expired`, 403 `address_not_allowed`.
    func credential(of context: RequestContext) throws -> Credential {
        let values = context.request.headers.filter { $0.name == "authorization" }.map(\.value)
        guard values.count == 1, let text = Self.bearer(values[0]) else { throw APIError(.missingToken) }
        // A typo costs no look-up.
        guard let token = Token(parsing: text),
            let credential = try ledger.credential(for: token.digest, at: context.now)
        else { throw APIError(.invalidToken) }
        if case .key(let key, _) = credential { try admit(key, context) }
        return credential
    }

    /// An account, by its token or by the console's session; counted against the account's rate.
    ///
    /// - Throws: ``APIError`` as ``credential(of:)`` does; 403 `cross_origin` where another site's page uses a session.
    func account(of context: inout RequestContext) throws -> Account {
        guard case .account(let account) = try credentialOrSession(of: context) else {
            throw APIError(.invalidToken, "This needs an account token (ed_acct_…). \(Self.howToGetOne)")
        }
        context.record.accountID = account.id
        try services.limit(account.id, &context)
        return account
    }

    /// What the Authorization header stands for; without one, what the console's session does.
    func credentialOrSession(of context: RequestContext) throws -> Credential {
        guard !context.request.headers.contains(where: { $0.name == "authorization" }),
            let session = services.sessions?.token(in: context.request, at: context.now)
        else { return try credential(of: context) }
        // The cookie's SameSite says the same; a browser that does not know it is kept out too.
        guard SameOrigin.holds(for: context.request, origin: services.settings.origin) else {
            throw APIError(.crossOrigin)
        }
        guard case .account(let account) = try ledger.credential(for: session.digest, at: context.now) else {
            throw APIError(.invalidToken, "The session has ended with its account token. Sign in again.")
        }
        return .account(account)
    }

    private func admit(_ key: APIKey, _ context: RequestContext) throws {
        if let expires = key.settings.expires, expires <= context.now { throw APIError(.tokenExpired) }
        guard key.settings.admits(address: context.request.clientAddress) else { throw APIError(.addressNotAllowed) }
    }

    /// The token of `Bearer TOKEN` (RFC 6750, section 2.1): the scheme in any case, one space, no space in the token.
    static func bearer(_ value: String) -> String? {
        let parts = value.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].isEmpty else { return nil }
        return String(parts[1])
    }
}
