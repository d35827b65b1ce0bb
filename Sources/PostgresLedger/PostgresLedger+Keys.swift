package import Ledger

extension PostgresLedger {
    package func createKey(
        mode: APIKey.Mode,
        settings: KeySettings,
        digest: TokenDigest,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) -> APIKey {
        let id = Identifier.key()
        return try writing { connection in
            _ = try Self.account(accountID, connection)
            try connection.run(
                """
                INSERT INTO api_key (id, account, mode, name, expires, platforms, addresses, created)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
                """,
                [
                    .text(id), .text(accountID), .text(mode.rawValue), .text(settings.name),
                    .instant(settings.expires), .text(settings.platformText), .text(settings.addressText),
                    .instant(now),
                ]
            )
            try Self.insert(digest, key: id, connection)
            return try Self.key(id, accountID, connection)
        }
    }

    package func keys(accountID: String) throws(LedgerError) -> [APIKey] {
        try working { connection, _ in
            _ = try Self.account(accountID, connection)
            return try connection.run(
                "SELECT \(APIKey.columns) FROM api_key WHERE account = $1 ORDER BY number",
                [.text(accountID)]
            ).all.map { try APIKey($0) }
        }
    }

    package func key(id: String, accountID: String?) throws(LedgerError) -> APIKey {
        try working { connection, _ in try Self.key(id, accountID, connection) }
    }

    package func updateKey(
        id: String,
        accountID: String?,
        from old: KeySettings,
        to new: KeySettings
    ) throws(LedgerError) -> APIKey? {
        try writing { connection in
            try Self.lockLivingKey(id, accountID, connection)
            let changed = try connection.run(
                """
                UPDATE api_key SET name = $1, expires = $2, platforms = $3, addresses = $4
                WHERE id = $5 AND name = $6 AND expires IS NOT DISTINCT FROM $7 AND platforms IS NOT DISTINCT FROM $8
                AND addresses = $9
                """,
                [
                    .text(new.name), .instant(new.expires), .text(new.platformText), .text(new.addressText), .text(id),
                    .text(old.name), .instant(old.expires), .text(old.platformText), .text(old.addressText),
                ]
            )
            return changed.count == 1 ? try Self.key(id, accountID, connection) : nil
        }
    }

    package func resetKey(
        id: String,
        accountID: String?,
        digest: TokenDigest,
        oldTokenEnds: Timestamp?
    ) throws(LedgerError) -> APIKey {
        try writing { connection in
            try Self.lockLivingKey(id, accountID, connection)
            // Where this is done again after a lost connection, the new token may be there already: it is left alone.
            let (key, new) = (Parameter.text(id), Parameter.bytes(digest.bytes))
            if let oldTokenEnds {
                // A token that already has its end keeps it: a second reset must not lengthen the first one's grace.
                try connection.run(
                    "UPDATE key_token SET ends = $1 WHERE key = $2 AND digest <> $3 AND (ends IS NULL OR ends > $1)",
                    [.instant(oldTokenEnds), key, new]
                )
            } else {
                try connection.run("DELETE FROM key_token WHERE key = $1 AND digest <> $2", [key, new])
            }
            try connection.run(
                """
                DELETE FROM key_token WHERE key = $1 AND digest <> $2 AND digest NOT IN
                (SELECT digest FROM key_token WHERE key = $1 AND digest <> $2 ORDER BY ends DESC LIMIT $3)
                """,
                [key, new, .integer(APIKey.oldTokenLimit)]
            )
            try Self.insert(digest, key: id, connection)
            return try Self.key(id, accountID, connection)
        }
    }

    package func revokeKey(id: String, accountID: String?, at now: Timestamp) throws(LedgerError) -> APIKey {
        try writing { connection in
            let key = try Self.key(id, accountID, connection, locks: true)
            guard key.revoked == nil else { return key }
            try connection.run("UPDATE api_key SET revoked = $1 WHERE id = $2", [.instant(now), .text(id)])
            try connection.run("DELETE FROM key_token WHERE key = $1", [.text(id)])
            return try Self.key(id, accountID, connection)
        }
    }

    package func touchKey(id: String, at now: Timestamp) throws(LedgerError) {
        try working { connection, _ in
            try connection.run(
                """
                UPDATE api_key SET last_used = $1
                WHERE id = $2 AND (last_used IS NULL OR abs(last_used - $1::INT8) >= 60000)
                """,
                [.instant(now), .text(id)]
            )
        }
    }

    private static func insert(_ digest: TokenDigest, key: String, _ connection: Connection) throws {
        try connection.run(
            "INSERT INTO key_token (digest, key) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
            [.bytes(digest.bytes), .text(key)]
        )
    }

    /// - Parameter locks: whether others that change the key wait until this transaction ends.
    static func key(
        _ id: String,
        _ accountID: String?,
        _ connection: Connection,
        locks: Bool = false
    ) throws -> APIKey {
        let rows = try connection.run(
            """
            SELECT \(APIKey.columns) FROM api_key WHERE id = $1 AND ($2::TEXT IS NULL OR account = $2::TEXT)
            \(locks ? "FOR UPDATE" : "")
            """,
            [.text(id), .text(accountID)]
        )
        guard let row = rows.first else { throw LedgerError.noSuchKey(id) }
        return try APIKey(row)
    }

    private static func lockLivingKey(_ id: String, _ accountID: String?, _ connection: Connection) throws {
        guard try key(id, accountID, connection, locks: true).revoked == nil else { throw LedgerError.keyIsRevoked(id) }
    }
}

extension KeySettings {
    var platformText: String? { platforms.map { $0.sorted().joined(separator: ",") } }
    var addressText: String { addresses.joined(separator: ",") }
}

extension APIKey {
    static let columns = "id, account, mode, name, expires, platforms, addresses, created, last_used, revoked"

    init(_ row: Row) throws(PostgresFailure) {
        self.init(
            id: row.text(0),
            accountID: row.text(1),
            mode: Mode(rawValue: row.text(2)) ?? .test,
            settings: KeySettings(
                name: row.text(3),
                expires: try row.optionalInteger(4).map(Timestamp.init(milliseconds:)),
                platforms: row[5].map { Set($0.split(separator: ",").map(String.init)) },
                addresses: row.text(6).split(separator: ",").map(String.init)
            ),
            created: Timestamp(milliseconds: try row.integer(7)),
            lastUsed: try row.optionalInteger(8).map(Timestamp.init(milliseconds:)),
            revoked: try row.optionalInteger(9).map(Timestamp.init(milliseconds:))
        )
    }
}
