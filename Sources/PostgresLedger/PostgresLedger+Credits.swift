package import Ledger

extension PostgresLedger {
    package func addCredits(
        _ delta: Int,
        reason: LedgerEntry.Reason,
        note: String?,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) -> Int {
        let mark = Identifier.request()
        return try working { connection, wasCutOff in
            do {
                let changed = try connection.run(
                    Self.addition,
                    [
                        .text(accountID), .integer(delta), .text(reason.rawValue), .text(note), .instant(now),
                        .text(mark),
                    ]
                )
                if let row = changed.first { return Int(try row.integer(0)) }
            } catch let failure as PostgresFailure where failure.isRefusal("22003") {
                // The sum has more digits than the column: refused below.
            } catch let failure as PostgresFailure where wasCutOff && failure.isRefusal("23505") {}
            if wasCutOff, let balance = try Self.balance(after: mark, connection) { return balance }
            let balance = try Self.account(accountID, connection).balance
            throw LedgerError.balanceWouldBeNegative(balance: balance, delta: delta)
        }
    }

    private static let addition = """
        WITH changed AS (
            UPDATE account SET balance = balance + $2::INT8 WHERE id = $1::TEXT AND balance + $2::INT8 >= 0
            RETURNING balance
        ), entry AS (
            INSERT INTO ledger_entry (account, delta, reason, note, at, mark)
            SELECT $1::TEXT, $2::INT8, $3::TEXT, $4::TEXT, $5::INT8, $6::TEXT FROM changed
        )
        SELECT balance FROM changed
        """

    /// The account's balance where the entry with this mark is in the ledger; `nil` where it is not.
    static func balance(after mark: String, _ connection: Connection) throws -> Int? {
        let found = try connection.run(
            """
            SELECT account.balance FROM ledger_entry JOIN account ON account.id = ledger_entry.account
            WHERE ledger_entry.mark = $1
            """,
            [.text(mark)]
        )
        return try found.first.map { Int(try $0.integer(0)) }
    }

    package func entries(accountID: String, limit: Int, before: Int64?) throws(LedgerError) -> [LedgerEntry] {
        try working { connection, _ in
            _ = try Self.account(accountID, connection)
            return try connection.run(
                """
                SELECT \(LedgerEntry.columns) FROM ledger_entry WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3
                """,
                [.text(accountID), .integer(before ?? .max), .integer(limit)]
            ).all.map { try LedgerEntry($0) }
        }
    }

    package func unbalancedAccounts() throws(LedgerError) -> [String] {
        try working { connection, _ in try Self.unbalancedAccounts(connection) }
    }

    static func unbalancedAccounts(_ connection: Connection) throws -> [String] {
        try connection.run(
            """
            SELECT id FROM account WHERE balance <>
            (SELECT coalesce(sum(delta), 0) FROM ledger_entry WHERE ledger_entry.account = account.id)
            """,
            []
        ).all.map { $0.text(0) }.sorted()
    }
}

extension LedgerEntry {
    static let columns = "id, account, key, delta, reason, request, platform, note, at"

    init(_ row: Row) throws(PostgresFailure) {
        self.init(
            id: try row.integer(0),
            accountID: row.text(1),
            keyID: row[2],
            delta: Int(try row.integer(3)),
            reason: Reason(rawValue: row.text(4)) ?? .adjustment,
            requestID: row[5],
            platform: row[6],
            note: row[7],
            at: Timestamp(milliseconds: try row.integer(8))
        )
    }
}
