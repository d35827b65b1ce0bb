package import Ledger

extension PostgresLedger {
    private static let lifetime = IdempotencyKey.lifetime * 1000
    /// Milliseconds by which the clocks of two machines may differ before one takes the other's lease for lost.
    private static let skew: Int64 = 60_000
    private static let tries = 5

    package func reserve(
        _ key: IdempotencyKey,
        body: TokenDigest,
        leaseSeconds: Int64,
        at now: Timestamp
    ) throws(LedgerError) -> ReservationOutcome {
        let lease = Identifier.request()
        let reservation: [Parameter] = [
            .text(key.keyID), .text(key.value), .bytes(body.bytes), .text(lease),
            .instant(now.adding(seconds: leaseSeconds)), .instant(now), .integer(now.milliseconds - Self.lifetime),
            .integer(now.milliseconds + leaseSeconds * 1000 + Self.skew),
        ]
        return try working { connection, _ in
            for _ in 0..<Self.tries {
                guard try connection.run(Self.reservation, reservation).values.isEmpty else {
                    return .reserved(lease: lease)
                }
                if let outcome = try Self.outcome(of: key, body: body, lease: lease, connection) { return outcome }
            }
            return .inProgress
        }
    }

    /// Takes the name where nothing stands there, or what stands there no longer counts: it is older than a day, or its
    /// lease ended without an answer. More left than a lease can last means that a clock was set back: then nobody knows
    /// whether it is over, and starting anew is safe, for a lost lease can neither charge nor answer.
    private static let reservation = """
        INSERT INTO idempotency (key, value, body, lease, lease_ends, created)
        VALUES ($1::TEXT, $2::TEXT, $3::BYTEA, $4::TEXT, $5::INT8, $6::INT8)
        ON CONFLICT (key, value) DO UPDATE SET body = excluded.body, lease = excluded.lease,
        lease_ends = excluded.lease_ends, created = excluded.created, status = NULL, answer = NULL
        WHERE idempotency.created <= $7::INT8 OR (idempotency.body = excluded.body AND idempotency.status IS NULL
        AND (idempotency.lease_ends <= $6::INT8 OR idempotency.lease_ends > $8::INT8))
        RETURNING lease
        """

    /// What stands there; `nil` where it is gone again.
    private static func outcome(
        of key: IdempotencyKey,
        body: TokenDigest,
        lease: String,
        _ connection: Connection
    ) throws -> ReservationOutcome? {
        let found = try connection.run(
            "SELECT body, lease, status, answer FROM idempotency WHERE key = $1 AND value = $2",
            [.text(key.keyID), .text(key.value)]
        )
        guard let row = found.first else { return nil }
        // Ours, from a try whose answer was lost.
        if row.text(1) == lease { return .reserved(lease: lease) }
        guard try row.bytes(0) == body.bytes else { return .conflict }
        guard let status = try row.optionalInteger(2), let answer = try row.bytes(3) else { return .inProgress }
        return .completed(status: Int(status), body: answer)
    }

    package func complete(_ answer: IdempotentAnswer, at now: Timestamp) throws(LedgerError) {
        try working { connection, _ in
            // The same answer again is no loss: it is ours, from a try whose own answer was lost.
            let changed = try connection.run(
                """
                UPDATE idempotency SET status = $1::INT8, answer = $2::BYTEA
                WHERE key = $3 AND value = $4 AND lease = $5
                AND (status IS NULL OR (status = $1::INT8 AND answer = $2::BYTEA))
                """,
                [
                    .integer(answer.status), .bytes(answer.body), .text(answer.key.keyID), .text(answer.key.value),
                    .text(answer.lease),
                ]
            )
            guard changed.count == 1 else { throw LedgerError.leaseLost }
        }
    }

    package func release(_ key: IdempotencyKey, lease: String) throws(LedgerError) {
        try working { connection, _ in
            try connection.run(
                "DELETE FROM idempotency WHERE key = $1 AND value = $2 AND lease = $3 AND status IS NULL",
                [.text(key.keyID), .text(key.value), .text(lease)]
            )
        }
    }

    package func removeExpired(at now: Timestamp) throws(LedgerError) -> Int {
        let statements: [(String, Int64)] = [
            ("DELETE FROM idempotency WHERE created <= $1", now.milliseconds - Self.lifetime),
            ("DELETE FROM usage_count WHERE day < $1", Int64(now.day - UsageCount.daysKept)),
            ("DELETE FROM key_token WHERE ends <= $1", now.milliseconds),
        ]
        // One after the other: what is removed is wanted by nobody, and a long transaction would hold others up.
        var removed = 0
        for (statement, limit) in statements {
            removed += try working { connection, _ in try connection.run(statement, [.integer(limit)]).count }
        }
        return removed
    }
}
