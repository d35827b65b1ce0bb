/// What can be done with keys: one set of operations behind the command, the HTTP API and the console.
package struct KeyOperations: Sendable {
    private let ledger: any Ledger
    private let knownPlatforms: Set<String>

    /// Seconds for which an old token may live on after a reset, at most.
    package static let longestGrace: Int64 = 7 * 86_400

    private static let editTries = 20

    package init(ledger: any Ledger, knownPlatforms: Set<String>) {
        self.ledger = ledger
        self.knownPlatforms = knownPlatforms
    }

    /// What a caller is told besides the key: its token, this once.
    package struct Created: Sendable {
        package let key: APIKey
        package let token: Token
    }

    package func create(
        mode: APIKey.Mode,
        settings: KeySettings,
        accountID: String,
        at now: Timestamp
    ) throws -> Created {
        let token = Token(making: mode == .live ? .live : .test)
        let key = try ledger.createKey(
            mode: mode,
            settings: settings.validated(knownPlatforms: knownPlatforms),
            digest: token.digest,
            accountID: accountID,
            at: now
        )
        return Created(key: key, token: token)
    }

    /// Changes name, expiration, platforms and addresses; never the token.
    package func edit(
        id: String,
        accountID: String?,
        change: (inout KeySettings) -> Void
    ) throws -> APIKey {
        // Two editors at once: whoever comes second changes what the first one left, so that neither's edit is lost.
        for _ in 0..<Self.editTries {
            let old = try ledger.key(id: id, accountID: accountID).settings
            var new = old
            change(&new)
            new = try new.validated(knownPlatforms: knownPlatforms)
            if let key = try ledger.updateKey(id: id, accountID: accountID, from: old, to: new) { return key }
        }
        throw LedgerError.unavailable("the key is being changed by others all the time")
    }

    /// Gives the key a new token; the old one ends at once, or after a grace period.
    ///
    /// - Parameter grace: seconds, 0 to ``longestGrace``.
    package func reset(id: String, accountID: String?, grace: Int64, at now: Timestamp) throws -> Created {
        guard (0...Self.longestGrace).contains(grace) else {
            throw SettingsError("graceSeconds", "graceSeconds must be from 0 to \(Self.longestGrace) (seven days)")
        }
        let old = try ledger.key(id: id, accountID: accountID)
        let token = Token(making: old.mode == .live ? .live : .test)
        let key = try ledger.resetKey(
            id: id,
            accountID: accountID,
            digest: token.digest,
            oldTokenEnds: grace == 0 ? nil : now.adding(seconds: grace)
        )
        return Created(key: key, token: token)
    }

    package func revoke(id: String, accountID: String?, at now: Timestamp) throws -> APIKey {
        try ledger.revokeKey(id: id, accountID: accountID, at: now)
    }

    package func list(accountID: String) throws -> [APIKey] { try ledger.keys(accountID: accountID) }
}
