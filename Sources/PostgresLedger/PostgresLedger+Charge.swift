package import Ledger

extension PostgresLedger {
    /// One statement, which cannot go below zero.
    ///
    /// It writes a mark of its own into the ledger, a random name that is in it at most once. (The request's id will
    /// not do: a caller may choose it, and choose it twice.) Where the answer to a charge was lost, the next try looks
    /// for the mark first: what is there was charged. If the first try is still under way on the server, the second one
    /// waits for it, since both want the account's row, and looks again before it says anything but "charged".
    package func charge(_ charge: Charge) throws(LedgerError) -> ChargeOutcome {
        let mark = Identifier.request()
        return try working { connection, wasCutOff in
            if wasCutOff, let balance = try Self.balance(after: mark, connection) { return .charged(balance: balance) }
            let outcome: ChargeOutcome?
            do {
                outcome = try Self.charge(charge, mark, connection)
            } catch let failure as PostgresFailure where wasCutOff && failure.isRefusal("23505") {
                outcome = nil
            }
            if case .charged = outcome { return .charged(balance: outcome?.balance ?? 0) }
            if wasCutOff, let balance = try Self.balance(after: mark, connection) { return .charged(balance: balance) }
            guard let outcome else { throw LedgerError.leaseLost }
            return outcome
        }
    }

    /// - Returns: `nil` where the reservation is lost.
    private static func charge(_ charge: Charge, _ mark: String, _ connection: Connection) throws -> ChargeOutcome? {
        let paid: [Parameter] = [
            .text(charge.accountID), .text(charge.keyID), .text(charge.requestID), .text(charge.platform),
            .instant(charge.at), .text(mark), .integer(charge.at.day),
        ]
        let rows: Rows
        if let answer = charge.completing {
            let kept: [Parameter] = [
                .text(answer.key.keyID), .text(answer.key.value), .text(answer.lease), .integer(answer.status),
                .bytes(answer.body),
            ]
            rows = try connection.run(statement(completes: true), paid + kept)
        } else {
            rows = try connection.run(statement(completes: false), paid)
        }
        guard let row = rows.first else { return nil }
        if let balance = try row.optionalInteger(0) { return .charged(balance: Int(balance)) }
        guard try row.integer(1) > 0 else { return nil }
        return .insufficient(balance: try account(charge.accountID, connection).balance)
    }

    /// Answers the new balance, NULL where nothing was charged, and whether the reservation was held.
    private static func statement(completes: Bool) -> String {
        let held = "SELECT key FROM idempotency WHERE key = $8::TEXT AND value = $9::TEXT AND lease = $10::TEXT"
        return """
            WITH held AS (\(completes ? "\(held) AND status IS NULL FOR UPDATE" : "SELECT 1")),
            taken AS (
                UPDATE account SET balance = balance - 1
                WHERE id = $1::TEXT AND balance > 0 AND EXISTS (SELECT 1 FROM held) RETURNING balance
            ), entry AS (
                INSERT INTO ledger_entry (account, key, delta, reason, request, platform, at, mark)
                SELECT $1::TEXT, $2::TEXT, -1, 'parse', $3::TEXT, $4::TEXT, $5::INT8, $6::TEXT FROM taken
            ), counted AS (
                INSERT INTO usage_count (account, day, platform, outcome, count)
                SELECT $1::TEXT, $7::INT8, $4::TEXT, 'success', 1 FROM taken
                ON CONFLICT (account, day, platform, outcome) DO UPDATE SET count = usage_count.count + 1
            )\(completes ? completion : "")
            SELECT (SELECT balance FROM taken), (SELECT count(*) FROM held)
            """
    }

    private static let completion = """
        , completed AS (
            UPDATE idempotency SET status = $11::INT8, answer = $12::BYTEA
            WHERE key = $8::TEXT AND value = $9::TEXT AND EXISTS (SELECT 1 FROM taken)
        )
        """
}

extension ChargeOutcome {
    fileprivate var balance: Int {
        switch self {
        case .charged(let balance), .insufficient(let balance): balance
        }
    }
}
