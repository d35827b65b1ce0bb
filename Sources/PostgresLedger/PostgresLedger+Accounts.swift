package import Ledger

extension PostgresLedger {
    package func createAccount(name: String, at now: Timestamp) throws(LedgerError) -> Account {
        let id = Identifier.account()
        try working { connection, _ in
            try connection.run(
                "INSERT INTO account (id, name, created) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
                [.text(id), .text(name), .instant(now)]
            )
        }
        return Account(id: id, name: name, created: now, balance: 0, hasToken: false)
    }

    package func account(id: String) throws(LedgerError) -> Account {
        try working { connection, _ in try Self.account(id, connection) }
    }

    package func accounts() throws(LedgerError) -> [Account] {
        try working { connection, _ in
            try connection.run("SELECT \(Account.columns) FROM account ORDER BY created, number", []).all
                .map(Account.init)
        }
    }

    package func setAccountToken(_ digest: TokenDigest?, accountID: String) throws(LedgerError) {
        try working { connection, _ in
            let changed = try connection.run(
                "UPDATE account SET token = $1 WHERE id = $2",
                [.bytes(digest?.bytes), .text(accountID)]
            )
            guard changed.count == 1 else { throw LedgerError.noSuchAccount(accountID) }
        }
    }

    static func account(_ id: String, _ connection: Connection) throws -> Account {
        let rows = try connection.run("SELECT \(Account.columns) FROM account WHERE id = $1", [.text(id)])
        guard let row = rows.first else { throw LedgerError.noSuchAccount(id) }
        return try Account(row)
    }
}

extension Account {
    static let columns = "id, name, created, balance, token IS NOT NULL"

    init(_ row: Row) throws(PostgresFailure) {
        self.init(
            id: row.text(0),
            name: row.text(1),
            created: Timestamp(milliseconds: try row.integer(2)),
            balance: Int(try row.integer(3)),
            hasToken: row[4] == "t"
        )
    }
}
