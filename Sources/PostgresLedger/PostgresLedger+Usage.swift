package import Ledger

extension PostgresLedger {
    package func count(
        outcome: String,
        platform: String,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) {
        // The one change that is not the same when it is done twice: a lost connection may count one too many.
        try working { connection, _ in
            try connection.run(
                """
                INSERT INTO usage_count (account, day, platform, outcome, count) VALUES ($1, $2, $3, $4, 1)
                ON CONFLICT (account, day, platform, outcome) DO UPDATE SET count = usage_count.count + 1
                """,
                [.text(accountID), .integer(now.day), .text(platform), .text(outcome)]
            )
        }
    }

    package func usage(accountID: String, firstDay: Int, lastDay: Int) throws(LedgerError) -> [UsageCount] {
        try working { connection, _ in
            _ = try Self.account(accountID, connection)
            let counts = try connection.run(
                """
                SELECT day, platform, outcome, count FROM usage_count
                WHERE account = $1 AND day BETWEEN $2 AND $3
                """,
                [.text(accountID), .integer(firstDay), .integer(lastDay)]
            ).all.map { row in
                UsageCount(
                    day: Int(try row.integer(0)),
                    platform: row.text(1),
                    outcome: row.text(2),
                    count: Int(try row.integer(3))
                )
            }
            // Sorted here: the order of a database's texts depends on its collation.
            return counts.sorted { ($0.day, $0.platform, $0.outcome) < ($1.day, $1.platform, $1.outcome) }
        }
    }
}
