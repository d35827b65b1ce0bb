internal import Foundation
internal import GRDB
internal import Glibc
package import Ledger

extension SQLiteLedger {
    /// What a copy holds.
    package struct Backup: Equatable, Sendable {
        package let bytes: Int
        package let accounts: Int
        package let entries: Int
    }

    /// Copies the ledger to a new file, as it is at one instant; others may read and write meanwhile. The file has its
    /// name only when the copy was found sound and lies on the disk.
    ///
    /// - Throws: ``LedgerError/unavailable(_:)`` where the file exists, cannot be written, or is not sound.
    package func backup(to path: String) throws(LedgerError) -> Backup {
        let unfinished = "\(path).unfinished-\(getpid())"
        do {
            try Self.create(unfinished)
            defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + suffix) } }
            let copy = try DatabaseQueue(path: unfinished)
            try pool.backup(to: copy)
            let (accounts, entries) = try Self.check(copy)
            try copy.close()
            let bytes = try Self.settle(unfinished, as: path)
            return Backup(bytes: bytes, accounts: accounts, entries: entries)
        } catch { throw LedgerError(error) }
    }

    /// For its owner alone: digests of tokens are in it.
    private static func create(_ path: String) throws {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be made", path) }
        close(descriptor)
    }

    /// - Returns: accounts and ledger entries.
    private static func check(_ copy: DatabaseQueue) throws -> (Int, Int) {
        // One file, without a log beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        return try copy.read { database in
            let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check(3)")
            guard complaints == ["ok"] else {
                throw LedgerError.unavailable("the copy is damaged: \(complaints.joined(separator: "; "))")
            }
            guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
                throw LedgerError.unavailable("the copy has rows without the account or key that they belong to")
            }
            let unbalanced = try Self.unbalancedAccounts(database)
            guard unbalanced.isEmpty else {
                throw LedgerError.unavailable("the balance of \(unbalanced[0]) is not the sum of its ledger")
            }
            return (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM account") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM ledger_entry") ?? 0
            )
        }
    }

    /// Writes the file through to the disk and gives it its name, unless somebody else has it.
    ///
    /// - Returns: its bytes.
    private static func settle(_ unfinished: String, as path: String) throws -> Int {
        try synchronize(unfinished)
        guard link(unfinished, path) == 0 else { throw failure("cannot be made", path) }
        let folder = (path as NSString).deletingLastPathComponent
        try synchronize(folder.isEmpty ? "." : folder)
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    private static func synchronize(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot be opened", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("cannot be written", path) }
    }

    private static func failure(_ what: String, _ path: String) -> LedgerError {
        .unavailable("\(path) \(what): \(String(cString: strerror(errno)))")
    }
}
