internal import Foundation
internal import GRDB
package import Ledger

/// The ledger in one SQLite file, shared by the processes of one machine.
///
/// Every connection works in WAL mode, writes the log to the disk before it answers (unless told otherwise), and never
/// checkpoints: SQLite before 3.51.3 can corrupt a file that several processes write and checkpoint at once
/// (sqlite.org/wal.html, "WAL-reset bug"), so one housekeeping process checkpoints for all; see ``Checkpointer``.
package final class SQLiteLedger: Ledger {
    let pool: DatabasePool

    /// How surely a charge is kept.
    package enum Durability: Sendable {
        /// On the disk before the caller is answered.
        case full
        /// In the system's memory: a crash of the program loses nothing, a power cut may lose the last charges.
        case normal
    }

    /// Opens a ledger that ``migrate(path:)`` has made.
    ///
    /// - Throws: ``LedgerError/incompatible(_:)`` where the file is another program's, older or newer;
    ///   ``LedgerError/unavailable(_:)`` where it cannot be opened.
    package init(path: String, durability: Durability = .full, readers: Int = 4) throws(LedgerError) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw .incompatible("there is no ledger at \(path) yet; `easydown account create NAME` makes one")
        }
        do {
            pool = try Self.open(path, durability, readers)
            let isCurrent = try pool.read { try Schema.migrator.hasCompletedMigrations($0) }
            let isNewer = try pool.read { try Schema.migrator.hasBeenSuperseded($0) }
            guard isCurrent, !isNewer else {
                throw LedgerError.incompatible("the ledger at \(path) was made by another version of this program")
            }
        } catch { throw LedgerError(error) }
    }

    /// Makes the file, or brings it up to date. Once, by the parent or a command, before any worker opens it.
    package static func migrate(path: String) throws(LedgerError) {
        do {
            let folder = (path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            if !FileManager.default.fileExists(atPath: path),
                !FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            {
                throw LedgerError.unavailable("\(path) cannot be created")
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            let pool = try open(path, .full, 1)
            guard try !pool.read({ try Schema.migrator.hasBeenSuperseded($0) }) else {
                throw LedgerError.incompatible("the ledger at \(path) was made by a newer version of this program")
            }
            try refuseForeignFile(pool, path)
            try Schema.migrator.migrate(pool)
        } catch { throw LedgerError(error) }
    }

    /// Another program's database must not get our tables beside its own.
    private static func refuseForeignFile(_ pool: DatabasePool, _ path: String) throws {
        let isForeign = try pool.read { database in
            try !database.tableExists("grdb_migrations")
                && Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0
        }
        guard !isForeign else { throw LedgerError.incompatible("\(path) is another program's database") }
    }

    static func open(_ path: String, _ durability: Durability, _ readers: Int) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = true
        // Before everything else: the other pragmas need the lock too.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            // Else INSERT OR REPLACE would rewrite a ledger row past its triggers.
            try database.execute(sql: "PRAGMA recursive_triggers = 1")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL when it turns WAL on, after prepareDatabase.
        let level = durability == .full ? 2 : 1
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = \(level)")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == level else {
                throw LedgerError.unavailable("SQLite refuses synchronous = \(level)")
            }
        }
        return pool
    }

    package func ping() throws(LedgerError) {
        _ = try reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM account") }
    }

    func reading<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
        do { return try pool.read(work) } catch { throw LedgerError(error) }
    }

    /// Statements that each are a reading of their own: without a transaction around them they cost half as much.
    func readingAtOnce<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
        do { return try pool.unsafeRead(work) } catch { throw LedgerError(error) }
    }

    /// One transaction that takes the writer's lock at its start, so that what it reads cannot change under it.
    func writing<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
        do {
            return try pool.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try work(database)
                    return .commit
                }
                guard let value else { throw LedgerError.unavailable("the transaction gave nothing") }
                return value
            }
        } catch { throw LedgerError(error) }
    }
}

extension LedgerError {
    init(_ error: any Error) {
        self =
            switch error {
            case let error as LedgerError: error
            case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
                .incompatible("the file is no SQLite file")
            case let error as DatabaseError: .unavailable("SQLite \(error.resultCode.rawValue): \(error.message ?? "")")
            default: .unavailable("\(error)")
            }
    }
}
