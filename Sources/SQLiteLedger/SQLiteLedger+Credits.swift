internal import Foundation
internal import GRDB
package import Ledger

extension SQLiteLedger {
    package func addCredits(
        _ delta: Int,
        reason: LedgerEntry.Reason,
        note: String?,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) -> Int {
        try writing { database in
            let balance = try Self.account(accountID, database).balance
            let (sum, overflow) = balance.addingReportingOverflow(delta)
            guard sum >= 0, !overflow else {
                throw LedgerError.balanceWouldBeNegative(balance: balance, delta: delta)
            }
            try database.execute(sql: "UPDATE account SET balance = ? WHERE id = ?", arguments: [sum, accountID])
            try database.execute(
                sql: "INSERT INTO ledger_entry (account, delta, reason, note, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [accountID, delta, reason.rawValue, note, now.milliseconds]
            )
            return sum
        }
    }

    package func charge(_ charge: Charge) throws(LedgerError) -> ChargeOutcome {
        try writing { database in
            let take = try database.cachedStatement(
                sql: "UPDATE account SET balance = balance - 1 WHERE id = ? AND balance > 0 RETURNING balance"
            )
            guard let balance = try Int.fetchOne(take, arguments: [charge.accountID]) else {
                return .insufficient(balance: try Self.account(charge.accountID, database).balance)
            }
            try database.cachedStatement(
                sql: """
                    INSERT INTO ledger_entry (account, key, delta, reason, request, platform, at)
                    VALUES (?, ?, -1, 'parse', ?, ?, ?)
                    """
            ).execute(arguments: [
                charge.accountID, charge.keyID, charge.requestID, charge.platform, charge.at.milliseconds,
            ])
            try Self.count("success", charge.platform, charge.accountID, charge.at, database)
            if let answer = charge.completing { try Self.complete(answer, database) }
            return .charged(balance: balance)
        }
    }

    package func entries(accountID: String, limit: Int, before: Int64?) throws(LedgerError) -> [LedgerEntry] {
        try reading { database in
            _ = try Self.account(accountID, database)
            return try Row.fetchAll(
                database,
                sql: "SELECT * FROM ledger_entry WHERE account = ? AND id < ? ORDER BY id DESC LIMIT ?",
                arguments: [accountID, before ?? .max, limit]
            ).map(LedgerEntry.init)
        }
    }

    package func count(
        outcome: String,
        platform: String,
        accountID: String,
        at now: Timestamp
    ) throws(LedgerError) {
        try writing { try Self.count(outcome, platform, accountID, now, $0) }
    }

    package func usage(accountID: String, firstDay: Int, lastDay: Int) throws(LedgerError) -> [UsageCount] {
        try reading { database in
            _ = try Self.account(accountID, database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM usage_count WHERE account = ? AND day BETWEEN ? AND ? ORDER BY day, platform, outcome
                    """,
                arguments: [accountID, firstDay, lastDay]
            ).map { UsageCount(day: $0["day"], platform: $0["platform"], outcome: $0["outcome"], count: $0["count"]) }
        }
    }

    private static func count(
        _ outcome: String,
        _ platform: String,
        _ account: String,
        _ now: Timestamp,
        _ database: Database
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO usage_count (account, day, platform, outcome, count) VALUES (?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET count = count + 1
                """
        ).execute(arguments: [account, now.day, platform, outcome])
    }

    package func unbalancedAccounts() throws(LedgerError) -> [String] {
        try reading(Self.unbalancedAccounts)
    }

    static func unbalancedAccounts(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT id FROM account WHERE balance <>
                (SELECT coalesce(sum(delta), 0) FROM ledger_entry WHERE ledger_entry.account = account.id) ORDER BY id
                """
        )
    }
}

extension LedgerEntry {
    init(_ row: Row) {
        self.init(
            id: row["id"],
            accountID: row["account"],
            keyID: row["key"],
            delta: row["delta"],
            reason: Reason(rawValue: row["reason"]) ?? .adjustment,
            requestID: row["request"],
            platform: row["platform"],
            note: row["note"],
            at: Timestamp(milliseconds: row["at"])
        )
    }
}
