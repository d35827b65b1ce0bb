internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Ledger
internal import PostgresLedger
internal import SQLiteLedger

/// `easydown migrate-store`: from one machine to many.
struct MigrateStoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate-store",
        abstract: "Copy the ledger's file to an empty PostgreSQL database, and check every balance.",
        discussion: """
            Stop the service first: a charge made meanwhile would not be in the copy, and is refused as such. The file \
            stays as it is. Without --to the database is the one of EASYDOWN_DATABASE or EASYDOWN_DATABASE_FILE, which \
            keeps its password out of the list of processes.
            """
    )
    @Option(help: "The ledger's file; ledger.sqlite in the state folder where it is not given.") var from: String?
    @Option(help: "The database: postgres://user:password@host:port/database") var to: String?
    @OptionGroup var store: StoreOptions

    func run() throws {
        let configuration = try Configuration.current(state: store.state)
        let file = from ?? configuration.ledgerPath
        let address = try target(configuration)
        // Brings an older version's file up to date; one that is not there must not come into being.
        if FileManager.default.fileExists(atPath: file) { try SQLiteLedger.migrate(path: file) }
        let source = try SQLiteLedger(path: file, readers: 1)
        let counts = try PostgresLedger.fill(address) { try Self.copy(source, to: $0) }
        report(counts, from: file, to: address)
    }

    private func target(_ configuration: Configuration) throws -> PostgresAddress {
        if let to {
            guard let address = PostgresAddress(to) else {
                throw ValidationError(
                    "--to must be postgres://user:password@host:port/database, with what is not a letter or digit in the "
                        + "password written as %40 and so on"
                )
            }
            return address
        }
        guard case .database(let address, _) = try configuration.store else {
            throw ValidationError("name the database with --to, EASYDOWN_DATABASE or EASYDOWN_DATABASE_FILE")
        }
        return address
    }

    private static func copy(_ source: SQLiteLedger, to target: LedgerImport) throws -> [LedgerTable: Int] {
        let last = try source.lastEntry()
        let counts = try source.snapshot { snapshot in
            var counts: [LedgerTable: Int] = [:]
            for table in LedgerTable.allCases {
                counts[table] = try target.copy(table) { give in try snapshot.rows(of: table, give) }
            }
            let sums = try snapshot.sums()
            for (account, balance) in try target.balances() where balance != sums[account] ?? 0 {
                throw LedgerError.unavailable("the balance of \(account) is not the sum of its ledger in the file")
            }
            return counts
        }
        guard try source.lastEntry() == last, counts[.entry] != nil else {
            throw CommandFailure("the file was written to meanwhile: stop the service, then do this again")
        }
        return counts
    }

    private func report(_ counts: [LedgerTable: Int], from file: String, to address: PostgresAddress) {
        if store.json {
            return Output.json(
                .object(
                    ("accounts", .int(counts[.account] ?? 0)),
                    ("keys", .int(counts[.key] ?? 0)),
                    ("entries", .int(counts[.entry] ?? 0)),
                    ("database", .string("\(address)"))
                )
            )
        }
        Output.line(
            "\(counts[.account] ?? 0) accounts, \(counts[.key] ?? 0) keys and \(counts[.entry] ?? 0) ledger entries of "
                + "\(file) are in \(address); every balance is the sum of its ledger."
        )
        Output.line("Set EASYDOWN_DATABASE (or EASYDOWN_DATABASE_FILE) and start the service.")
    }
}
