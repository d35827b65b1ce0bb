/// What every store keeps, table by table: for carrying one store's rows to another. In this order no row refers to one
/// that comes later.
package enum LedgerTable: String, CaseIterable, Sendable {
    case account
    case key = "api_key"
    case token = "key_token"
    case entry = "ledger_entry"
    case usage = "usage_count"
    case idempotency

    /// What is carried; a store may have more of its own.
    package var columns: [String] {
        switch self {
        case .account: ["id", "name", "created", "balance", "token"]
        case .key:
            ["id", "account", "mode", "name", "expires", "platforms", "addresses", "created", "last_used", "revoked"]
        case .token: ["digest", "key", "ends"]
        case .entry: ["id", "account", "key", "delta", "reason", "request", "platform", "note", "at"]
        case .usage: ["account", "day", "platform", "outcome", "count"]
        case .idempotency: ["key", "value", "body", "lease", "lease_ends", "created", "status", "answer"]
        }
    }
}

/// A column's value in any store.
package enum StoredValue: Equatable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}
