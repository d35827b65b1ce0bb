package import JSON
package import Ledger

/// Accounts and ledger entries in JSON, for the HTTP API and the commands' `--json`.
package enum AccountJSON {
    package static func node(_ account: Account) -> JSONNode {
        .object(
            ("id", .string(account.id)),
            ("name", .string(account.name)),
            ("credits", .int(account.balance)),
            ("hasToken", .bool(account.hasToken)),
            ("created", .string(account.created.text))
        )
    }

    package static func node(_ entry: LedgerEntry) -> JSONNode {
        .object(
            ("id", .int(Int(entry.id))),
            ("delta", .int(entry.delta)),
            ("reason", .string(entry.reason.rawValue)),
            ("platform", JSONNode(entry.platform)),
            ("key", JSONNode(entry.keyID)),
            ("request", JSONNode(entry.requestID)),
            ("note", JSONNode(entry.note)),
            ("at", .string(entry.at.text))
        )
    }
}
