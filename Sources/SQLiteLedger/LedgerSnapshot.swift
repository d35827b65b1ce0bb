internal import Foundation
internal import GRDB
package import Ledger

/// The rows of a ledger at one instant, whatever is written meanwhile.
package struct LedgerSnapshot {
    fileprivate let database: Database

    /// Gives every row of a table, oldest first where the table knows an order; columns as in ``LedgerTable/columns``.
    package func rows(of table: LedgerTable, _ give: ([StoredValue]) throws -> Void) throws {
        let columns = table.columns.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT \(columns) FROM \(table.rawValue) ORDER BY \(table.order)"
        )
        while let row = try rows.next() { try give(try row.databaseValues.map { try StoredValue($0) }) }
    }

    /// Credits by account, as their ledgers add up.
    package func sums() throws -> [String: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT account, sum(delta) AS sum FROM ledger_entry GROUP BY account"
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["account"], $0["sum"]) })
    }
}

extension SQLiteLedger {
    package func snapshot<Value>(_ work: (LedgerSnapshot) throws -> Value) throws(LedgerError) -> Value {
        try reading { try work(LedgerSnapshot(database: $0)) }
    }

    /// A number that no other state of this ledger has: it grows with every charge and every top-up.
    package func lastEntry() throws(LedgerError) -> Int64 {
        try reading { try Int64.fetchOne($0, sql: "SELECT max(id) FROM ledger_entry") ?? 0 }
    }
}

extension LedgerTable {
    fileprivate var order: String {
        switch self {
        case .account, .token: "rowid"
        case .key: "number"
        case .entry: "id"
        case .usage: "account, day, platform, outcome"
        case .idempotency: "key, value"
        }
    }
}

extension StoredValue {
    fileprivate init(_ value: DatabaseValue) throws {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(Array(data))
        // The tables are strict: there is none.
        case .double: throw LedgerError.incompatible("the ledger's file holds a number that is not whole")
        }
    }
}
