internal import Ledger

/// The tables and how they came about. Versions count from 1; each is made once, in a transaction with its row in
/// `easydown_migration`.
enum Schema {
    struct Migration {
        let statements: [String]
        /// Statements that some databases refuse; the ledger works without them.
        let extras: [String]
    }

    static let version = Int64(migrations.count)

    private static let migrations = [Migration(statements: tables, extras: protection)]
    /// Any number that no other program takes: who migrates holds the lock of this name.
    private static let lock: Int64 = 0x6561_7379_646f_776e

    /// Whether the database is ours and of this version.
    ///
    /// - Throws: ``LedgerError/incompatible(_:)``, ``PostgresFailure``.
    static func admit(_ connection: Connection) throws {
        guard let found = try version(in: connection) else {
            throw LedgerError.incompatible("there is no ledger in this database yet; `easydown check` makes one")
        }
        guard found == version else { throw otherVersion(found) }
    }

    private static func otherVersion(_ found: Int64) -> LedgerError {
        .incompatible(
            "the ledger in this database was made by \(found > version ? "a newer" : "an older") version of this program; "
                + (found > version ? "install that one" : "`easydown check` brings it up to date")
        )
    }

    /// `nil` where there is no ledger.
    private static func version(in connection: Connection) throws(PostgresFailure) -> Int64? {
        do throws(PostgresFailure) {
            return try connection.run("SELECT max(version) FROM easydown_migration", []).first?.optionalInteger(0)
        } catch {
            // No such table.
            guard error.isRefusal("42P01") else { throw error }
            return nil
        }
    }

    static func migrate(_ connection: Connection) throws {
        // Every command comes by here.
        if try version(in: connection) == version { return }
        do {
            try connection.transaction {
                try connection.allowLongStatements()
                try takeLock(connection)
                try makeVersionTable(connection)
                for number in try nextVersion(connection)..<(migrations.count + 1) {
                    for statement in migrations[number - 1].statements { try connection.run(statement) }
                    for statement in migrations[number - 1].extras {
                        try tolerating(connection) { try connection.run(statement) }
                    }
                    try connection.run("INSERT INTO easydown_migration (version) VALUES ($1)", [.integer(number)])
                }
            }
        } catch let failure as PostgresFailure where failure.isRefusal("42P07", "23505", "40001") {
            // Where there are no locks, two may migrate at once: the tables themselves let only one of them.
            try admit(connection)
        }
    }

    /// Holds until the transaction ends. Where the database has no advisory locks (YugabyteDB before 2025.1) a second one
    /// that migrates at the same time fails where the first succeeds.
    private static func takeLock(_ connection: Connection) throws {
        try tolerating(connection) { try connection.run("SELECT pg_advisory_xact_lock($1)", [.integer(lock)]) }
    }

    /// A statement that some databases do not know; the transaction goes on without it.
    private static func tolerating(_ connection: Connection, _ work: () throws -> Void) throws {
        try connection.run("SAVEPOINT maybe")
        do { try work() } catch let failure as PostgresFailure {
            guard case .refused = failure else { throw failure }
            try connection.run("ROLLBACK TO SAVEPOINT maybe")
        }
        try connection.run("RELEASE SAVEPOINT maybe")
    }

    private static func makeVersionTable(_ connection: Connection) throws {
        let present = try connection.run(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
            []
        ).all.map { $0.text(0) }
        guard !present.contains("easydown_migration") else { return }
        // Another program's database must not get our tables beside its own.
        guard present.isEmpty else {
            throw LedgerError.incompatible(
                "this database holds tables of another program (\(present[0])); give the ledger one of its own"
            )
        }
        try connection.run("CREATE TABLE easydown_migration (version INT8 PRIMARY KEY)")
    }

    private static func nextVersion(_ connection: Connection) throws -> Int {
        let found = try connection.run("SELECT max(version) FROM easydown_migration", []).first?.optionalInteger(0) ?? 0
        guard found <= version else { throw otherVersion(found) }
        return Int(found) + 1
    }
}
