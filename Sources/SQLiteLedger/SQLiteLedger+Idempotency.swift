internal import Foundation
internal import GRDB
package import Ledger

extension SQLiteLedger {
    private static let lifetime = IdempotencyKey.lifetime * 1000

    package func reserve(
        _ key: IdempotencyKey,
        body: TokenDigest,
        leaseSeconds: Int64,
        at now: Timestamp
    ) throws(LedgerError) -> ReservationOutcome {
        let lease = Identifier.request()
        return try writing { database in
            let found = try Row.fetchOne(
                database,
                sql: "SELECT * FROM idempotency WHERE key = ? AND value = ?",
                arguments: [key.keyID, key.value]
            )
            let longest = leaseSeconds * 1000
            if let found, let outcome = Self.outcome(of: found, body: body, longestLease: longest, at: now) {
                return outcome
            }
            try database.execute(
                sql:
                    "INSERT OR REPLACE INTO idempotency (key, value, body, lease, lease_ends, created) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    key.keyID, key.value, Data(body.bytes), lease, now.adding(seconds: leaseSeconds).milliseconds,
                    now.milliseconds,
                ]
            )
            return .reserved(lease: lease)
        }
    }

    /// What stands there; `nil` where it is too old to count, or its lease ended without an answer.
    ///
    /// - Parameter longestLease: milliseconds.
    private static func outcome(
        of row: Row,
        body: TokenDigest,
        longestLease: Int64,
        at now: Timestamp
    ) -> ReservationOutcome? {
        let created: Int64 = row["created"]
        guard now.milliseconds - created < lifetime else { return nil }
        guard (row["body"] as Data) == Data(body.bytes) else { return .conflict }
        let status: Int? = row["status"]
        let left = (row["lease_ends"] as Int64) - now.milliseconds
        // More left than a lease can last means that the clock was set back: nobody knows whether it is over. Starting
        // anew is safe, for a lost lease can neither charge nor answer.
        if status == nil, left <= 0 || left > longestLease { return nil }
        guard let status, let answer = row["answer"] as Data? else { return .inProgress }
        return .completed(status: status, body: Array(answer))
    }

    package func complete(_ answer: IdempotentAnswer, at now: Timestamp) throws(LedgerError) {
        try writing { try Self.complete(answer, $0) }
    }

    static func complete(_ answer: IdempotentAnswer, _ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE idempotency SET status = ?, answer = ?
                WHERE key = ? AND value = ? AND lease = ? AND status IS NULL
                """,
            arguments: [answer.status, Data(answer.body), answer.key.keyID, answer.key.value, answer.lease]
        )
        guard database.changesCount == 1 else { throw LedgerError.leaseLost }
    }

    package func release(_ key: IdempotencyKey, lease: String) throws(LedgerError) {
        try writing {
            try $0.execute(
                sql: "DELETE FROM idempotency WHERE key = ? AND value = ? AND lease = ? AND status IS NULL",
                arguments: [key.keyID, key.value, lease]
            )
        }
    }

    package func removeExpired(at now: Timestamp) throws(LedgerError) -> Int {
        try writing { database in
            try database.execute(
                sql: "DELETE FROM idempotency WHERE created <= ?",
                arguments: [now.milliseconds - Self.lifetime]
            )
            let records = database.changesCount
            try database.execute(
                sql: "DELETE FROM usage_count WHERE day < ?",
                arguments: [now.day - UsageCount.daysKept]
            )
            let counts = database.changesCount
            try database.execute(sql: "DELETE FROM key_token WHERE ends <= ?", arguments: [now.milliseconds])
            return records + counts + database.changesCount
        }
    }
}
