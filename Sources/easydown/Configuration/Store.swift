internal import Foundation
internal import Ledger
internal import PostgresLedger
internal import SQLiteLedger

/// Where the ledger is kept. Nothing behind this knows which it is, but for what only a file needs.
enum Store {
    /// On one machine.
    case file(path: String, SQLiteLedger.Durability)
    /// For many machines.
    case database(PostgresAddress, connections: Int)

    /// Makes the ledger, or brings it up to date.
    func migrate() throws(LedgerError) {
        switch self {
        case .file(let path, _): try SQLiteLedger.migrate(path: path)
        case .database(let address, _): try PostgresLedger.migrate(address)
        }
    }

    /// The ledger, which ``migrate()`` has made. A database need not be there yet: the ledger looks for it when it is
    /// asked for something.
    ///
    /// - Parameter readers: connections beside the writer's, for a file.
    func open(readers: Int = 4) throws(LedgerError) -> any Ledger {
        switch self {
        case .file(let path, let durability):
            return try SQLiteLedger(path: path, durability: durability, readers: readers)
        case .database(let address, let connections):
            var limits = PostgresLimits()
            limits.connections = connections
            return PostgresLedger(address, limits: limits)
        }
    }

    /// What keeps the ledger, in words.
    func version() throws(LedgerError) -> String {
        switch self {
        case .file(let path, _):
            let version = try Checkpointer(path: path).sqliteVersion()
            return "SQLite \(version); only the housekeeper checkpoints, which keeps clear of the WAL-reset bug"
        case .database(let address, _):
            return "\(try PostgresLedger(address).serverVersion()) at \(address)"
        }
    }

    /// A file's write-ahead log has to be moved into it; a database does such things for itself.
    func checkpointer() throws(LedgerError) -> Checkpointer? {
        guard case .file(let path, _) = self else { return nil }
        return try Checkpointer(path: path)
    }
}

extension Configuration {
    /// - Throws: ``CommandFailure`` where the file of the address cannot be read, or there are two addresses.
    var store: Store {
        get throws {
            if let address = try databaseAddress { return .database(address, connections: databaseConnections) }
            return .file(path: ledgerPath, isDurable ? .full : .normal)
        }
    }

    private var databaseAddress: PostgresAddress? {
        get throws {
            guard let databaseFile else { return database }
            guard database == nil else {
                throw CommandFailure("set EASYDOWN_DATABASE or EASYDOWN_DATABASE_FILE, not both")
            }
            let text: String
            do { text = try String(contentsOfFile: databaseFile, encoding: .utf8) } catch {
                throw CommandFailure(
                    "cannot read the database's address in \(databaseFile): \(error.localizedDescription)"
                )
            }
            guard let address = PostgresAddress(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw CommandFailure(
                    "\(databaseFile) must hold one line, postgres://user:password@host:port/database, with what is not a "
                        + "letter or digit in the password written as %40 and so on"
                )
            }
            return address
        }
    }
}
