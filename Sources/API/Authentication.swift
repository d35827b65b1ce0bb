internal import Ledger

/// Who asks: reads the Authorization header and looks the token up.
struct Authentication: Sendable {
    let ledger: any Ledger

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
