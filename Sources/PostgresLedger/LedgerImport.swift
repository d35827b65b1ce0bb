package import Ledger

/// An empty ledger in PostgreSQL that another store's rows are carried to, in one transaction.
package struct LedgerImport {
    fileprivate let connection: Connection

    /// - Parameter rows: gives every row, columns as in ``LedgerTable/columns``.
    /// - Returns: how many there were.
    package func copy(_ table: LedgerTable, _ rows: (([StoredValue]) throws -> Void) throws -> Void) throws -> Int {
        var count = 0
        let columns = table.columns.joined(separator: ", ")
        try connection.beginCopy("COPY \(table.rawValue) (\(columns)) FROM STDIN")
        try rows { row in
            try connection.copy(Self.line(row))
            count += 1
        }
        try connection.endCopy()
        if table == .entry { try continueNumbers() }
        let copied = try connection.run("SELECT count(*) FROM \(table.rawValue)", []).first?.integer(0) ?? 0
        guard copied == count else {
            throw LedgerError.unavailable("of \(count) rows of \(table.rawValue) only \(copied) came in")
        }
        return count
    }

    /// The next entry is the one after the last.
    private func continueNumbers() throws {
        try connection.run(
            """
            SELECT setval(pg_get_serial_sequence('ledger_entry', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM ledger_entry),
            false)
            """
        )
    }

    /// Credits by account, where they are the sum of the account's ledger.
    ///
    /// - Throws: ``LedgerError/unavailable(_:)`` for the first account where they are not.
    package func balances() throws -> [String: Int] {
        if let account = try PostgresLedger.unbalancedAccounts(connection).first {
            throw LedgerError.unavailable("the balance of \(account) is not the sum of its ledger")
        }
        let rows = try connection.run("SELECT id, balance FROM account", []).all
        return Dictionary(uniqueKeysWithValues: try rows.map { ($0.text(0), Int(try $0.integer(1))) })
    }

    /// A row in the text format of `COPY` (PostgreSQL's documentation, "COPY", "Text Format").
    static func line(_ row: [StoredValue]) -> [UInt8] {
        var line: [UInt8] = []
        for (place, value) in row.enumerated() {
            if place > 0 { line.append(UInt8(ascii: "\t")) }
            switch value {
            case .null: line += Array(#"\N"#.utf8)
            case .integer(let number): line += Array(String(number).utf8)
            case .text(let text): line += escaped(text)
            case .bytes(let bytes):
                line += Array(#"\\x"#.utf8) + bytes.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
            }
        }
        return line + [UInt8(ascii: "\n")]
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func escaped(_ text: String) -> [UInt8] {
        text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\\"): [byte, byte]
            case UInt8(ascii: "\t"): Array(#"\t"#.utf8)
            case UInt8(ascii: "\n"): Array(#"\n"#.utf8)
            case UInt8(ascii: "\r"): Array(#"\r"#.utf8)
            default: [byte]
            }
        }
    }
}

extension PostgresLedger {
    /// Makes the tables, and fills them where they are empty: all of it, or nothing where `fill` throws.
    ///
    /// - Throws: ``LedgerError/incompatible(_:)`` where the ledger holds anything.
    package static func fill<Value>(
        _ address: PostgresAddress,
        _ fill: (LedgerImport) throws -> Value
    ) throws(LedgerError) -> Value {
        do {
            let connection = try Connection(address, PostgresLimits())
            try Schema.migrate(connection)
            return try connection.transaction {
                try connection.allowLongStatements()
                for table in LedgerTable.allCases {
                    let found = try connection.run("SELECT count(*) FROM \(table.rawValue)", [])
                    guard try found.first?.integer(0) == 0 else {
                        throw LedgerError.incompatible(
                            "the ledger in this database is not empty; give the copy a database of its own"
                        )
                    }
                }
                return try fill(LedgerImport(connection: connection))
            }
        } catch { throw LedgerError(anything: error) }
    }
}
