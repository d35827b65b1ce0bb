internal import Foundation
internal import GRDB
package import Ledger

extension SQLiteLedger {
    package func createKey(
        mode: APIKey.Mode,
        settings: KeySettings,
        digest: TokenDigest,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) -> APIKey {
        let id = Identifier.key()
        return try writing { database in
            _ = try Self.account(accountID, database)
            try database.execute(
                sql: """
                    INSERT INTO api_key (id, account, mode, name, expires, platforms, addresses, created)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, accountID, mode.rawValue, settings.name, settings.expires?.milliseconds, settings.platformText,
                    settings.addressText, now.milliseconds,
                ]
            )
            try Self.insert(digest, key: id, database)
            return try Self.key(id, accountID, database)
        }
    }

    package func keys(accountID: String) throws(LedgerError) -> [APIKey] {
        try reading { database in
            _ = try Self.account(accountID, database)
            return try Row.fetchAll(
                database,
                sql: "SELECT * FROM api_key WHERE account = ? ORDER BY number",
                arguments: [accountID]
            ).map(APIKey.init)
        }
    }

    package func key(id: String, accountID: String?) throws(LedgerError) -> APIKey {
        try reading { try Self.key(id, accountID, $0) }
    }

    package func updateKey(
        id: String,
        accountID: String?,
        from old: KeySettings,
        to new: KeySettings
    ) throws(LedgerError) -> APIKey? {
        try writing { database in
            try Self.livingKey(id, accountID, database)
            try database.execute(
                sql: """
                    UPDATE api_key SET name = ?, expires = ?, platforms = ?, addresses = ?
                    WHERE id = ? AND name = ? AND expires IS ? AND platforms IS ? AND addresses = ?
                    """,
                arguments: [
                    new.name, new.expires?.milliseconds, new.platformText, new.addressText, id,
                    old.name, old.expires?.milliseconds, old.platformText, old.addressText,
                ]
            )
            return database.changesCount == 1 ? try Self.key(id, accountID, database) : nil
        }
    }

    package func resetKey(
        id: String,
        accountID: String?,
        digest: TokenDigest,
        oldTokenEnds: Timestamp?
    ) throws(LedgerError) -> APIKey {
        try writing { database in
            try Self.livingKey(id, accountID, database)
            if let oldTokenEnds {
                // A token that already has its end keeps it: a second reset must not lengthen the first one's grace.
                try database.execute(
                    sql: "UPDATE key_token SET ends = ? WHERE key = ? AND (ends IS NULL OR ends > ?)",
                    arguments: [oldTokenEnds.milliseconds, id, oldTokenEnds.milliseconds]
                )
            } else {
                try database.execute(sql: "DELETE FROM key_token WHERE key = ?", arguments: [id])
            }
            try database.execute(
                sql: """
                    DELETE FROM key_token WHERE key = ?1 AND digest NOT IN
                    (SELECT digest FROM key_token WHERE key = ?1 ORDER BY ends DESC LIMIT ?2)
                    """,
                arguments: [id, APIKey.oldTokenLimit]
            )
            try Self.insert(digest, key: id, database)
            return try Self.key(id, accountID, database)
        }
    }

    package func revokeKey(id: String, accountID: String?, at now: Timestamp) throws(LedgerError) -> APIKey {
        try writing { database in
            let key = try Self.key(id, accountID, database)
            guard key.revoked == nil else { return key }
            try database.execute(sql: "UPDATE api_key SET revoked = ? WHERE id = ?", arguments: [now.milliseconds, id])
            try database.execute(sql: "DELETE FROM key_token WHERE key = ?", arguments: [id])
            return try Self.key(id, accountID, database)
        }
    }

    package func credential(for digest: TokenDigest, at now: Timestamp) throws(LedgerError) -> Credential? {
        // Every request asks this.
        try readingAtOnce { database in
            let key = try database.cachedStatement(
                sql: """
                    SELECT api_key.*, account.balance AS balance, key_token.ends AS ends FROM key_token
                    JOIN api_key ON api_key.id = key_token.key JOIN account ON account.id = api_key.account
                    WHERE key_token.digest = ?
                    """
            )
            if let row = try Row.fetchOne(key, arguments: [Data(digest.bytes)]) {
                if let ends: Int64 = row["ends"], ends <= now.milliseconds { return nil }
                return .key(APIKey(row), balance: row["balance"])
            }
            let account = try database.cachedStatement(sql: "SELECT * FROM account WHERE token = ?")
            return try Row.fetchOne(account, arguments: [Data(digest.bytes)]).map { .account(Account($0)) }
        }
    }

    package func touchKey(id: String, at now: Timestamp) throws(LedgerError) {
        let minute: Int64 = 60_000
        let last = try reading { database in
            try Int64.fetchOne(database, sql: "SELECT last_used FROM api_key WHERE id = ?", arguments: [id])
        }
        if let last, abs(now.milliseconds - last) < minute { return }
        try writing {
            try $0.execute(sql: "UPDATE api_key SET last_used = ? WHERE id = ?", arguments: [now.milliseconds, id])
        }
    }

    private static func insert(_ digest: TokenDigest, key: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO key_token (digest, key) VALUES (?, ?)",
            arguments: [Data(digest.bytes), key]
        )
    }

    static func key(_ id: String, _ accountID: String?, _ database: Database) throws -> APIKey {
        guard
            let row = try Row.fetchOne(
                database,
                sql: "SELECT * FROM api_key WHERE id = ? AND (? IS NULL OR account = ?)",
                arguments: [id, accountID, accountID]
            )
        else { throw LedgerError.noSuchKey(id) }
        return APIKey(row)
    }

    private static func livingKey(_ id: String, _ accountID: String?, _ database: Database) throws {
        guard try key(id, accountID, database).revoked == nil else { throw LedgerError.keyIsRevoked(id) }
    }
}

extension KeySettings {
    var platformText: String? { platforms.map { $0.sorted().joined(separator: ",") } }
    var addressText: String { addresses.joined(separator: ",") }
}

extension APIKey {
    init(_ row: Row) {
        let platforms: String? = row["platforms"]
        let addresses: String = row["addresses"]
        self.init(
            id: row["id"],
            accountID: row["account"],
            mode: Mode(rawValue: row["mode"]) ?? .test,
            settings: KeySettings(
                name: row["name"],
                expires: (row["expires"] as Int64?).map(Timestamp.init(milliseconds:)),
                platforms: platforms.map { Set($0.split(separator: ",").map(String.init)) },
                addresses: addresses.split(separator: ",").map(String.init)
            ),
            created: Timestamp(milliseconds: row["created"]),
            lastUsed: (row["last_used"] as Int64?).map(Timestamp.init(milliseconds:)),
            revoked: (row["revoked"] as Int64?).map(Timestamp.init(milliseconds:))
        )
    }
}
