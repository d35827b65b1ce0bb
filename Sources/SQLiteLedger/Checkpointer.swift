internal import GRDB
package import Ledger

/// Moves the write-ahead log into the database file. One process of an installation does this, the housekeeper.
package final class Checkpointer: Sendable {
    private let pool: DatabasePool

    /// What a checkpoint did; sizes in pages.
    package struct Result: Equatable, Sendable {
        /// Another connection was in the way; the next round tries again.
        package let wasBusy: Bool
        package let logPages: Int
        package let movedPages: Int
    }

    package init(path: String) throws(LedgerError) {
        do { pool = try SQLiteLedger.open(path, .full, 1) } catch { throw LedgerError(error) }
    }

    /// TRUNCATE takes the writer's lock, which the automatic kind does not: that is what makes it safe here.
    package func checkpoint() throws(LedgerError) -> Result {
        do {
            return try pool.writeWithoutTransaction { database in
                guard let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") else {
                    throw LedgerError.unavailable("SQLite did not say what the checkpoint did")
                }
                return Result(wasBusy: row[0] as Int != 0, logPages: row[1], movedPages: row[2])
            }
        } catch { throw LedgerError(error) }
    }

    /// The version of SQLite that this program runs with.
    package func sqliteVersion() throws(LedgerError) -> String {
        do {
            return try pool.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "unknown" }
        } catch { throw LedgerError(error) }
    }
}
