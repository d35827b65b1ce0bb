/// One credit, taken for one successful parse.
package struct Charge: Equatable, Sendable {
    package let accountID: String
    package let keyID: String
    package let requestID: String
    package let platform: String
    package let at: Timestamp
    /// The reservation that this charge completes, with the answer that a retry is given; `nil` without a key.
    package let completing: IdempotentAnswer?

    package init(
        accountID: String,
        keyID: String,
        requestID: String,
        platform: String,
        at: Timestamp,
        completing: IdempotentAnswer? = nil
    ) {
        self.accountID = accountID
        self.keyID = keyID
        self.requestID = requestID
        self.platform = platform
        self.at = at
        self.completing = completing
    }
}

/// What became of a charge. `balance` is what is left.
package enum ChargeOutcome: Equatable, Sendable {
    case charged(balance: Int)
    case insufficient(balance: Int)
}

/// One row of the append-only ledger.
package struct LedgerEntry: Equatable, Sendable {
    package enum Reason: String, CaseIterable, Codable, Sendable {
        /// A successful parse: −1.
        case parse
        /// Credits added by the operator.
        case topUp = "top_up"
        /// A correction by the operator; may be negative.
        case adjustment
    }

    /// Counts up; gives the order.
    package let id: Int64
    package let accountID: String
    package let keyID: String?
    /// Credits.
    package let delta: Int
    package let reason: Reason
    package let requestID: String?
    package let platform: String?
    /// The operator's remark.
    package let note: String?
    package let at: Timestamp

    package init(
        id: Int64,
        accountID: String,
        keyID: String?,
        delta: Int,
        reason: Reason,
        requestID: String?,
        platform: String?,
        note: String?,
        at: Timestamp
    ) {
        self.id = id
        self.accountID = accountID
        self.keyID = keyID
        self.delta = delta
        self.reason = reason
        self.requestID = requestID
        self.platform = platform
        self.note = note
        self.at = at
    }
}
