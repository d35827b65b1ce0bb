package import Ledger

extension PostgresLedger {
    package func credential(for digest: TokenDigest, at now: Timestamp) throws(LedgerError) -> Credential? {
        // Every request asks this. Nothing of it is remembered, so that a key revoked elsewhere ends at once here too.
        try working { connection, _ in
            let keys = try connection.run(Self.keyOfToken, [.bytes(digest.bytes)])
            if let row = keys.first {
                if let ends = try row.optionalInteger(11), ends <= now.milliseconds { return nil }
                return .key(try APIKey(row), balance: Int(try row.integer(10)))
            }
            let accounts = try connection.run(
                "SELECT \(Account.columns) FROM account WHERE token = $1",
                [.bytes(digest.bytes)]
            )
            return try accounts.first.map { .account(try Account($0)) }
        }
    }

    private static let keyOfToken = """
        SELECT \(APIKey.columns.split(separator: ", ").map { "api_key.\($0)" }.joined(separator: ", ")),
        account.balance, key_token.ends FROM key_token
        JOIN api_key ON api_key.id = key_token.key JOIN account ON account.id = api_key.account
        WHERE key_token.digest = $1 AND api_key.revoked IS NULL
        """
}
