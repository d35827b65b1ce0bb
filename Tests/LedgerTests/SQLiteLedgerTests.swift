import Foundation
import GRDB
import Ledger
import Testing

@testable import SQLiteLedger

/// A ledger in a folder of its own, removed at the end.
final class TemporaryLedger: TemporaryStore {
    let path: String
    let file: SQLiteLedger

    var ledger: any Ledger { file }

    init() throws {
        path = NSTemporaryDirectory() + "easydown-ledger-\(UUID().uuidString)/ledger.sqlite"
        try SQLiteLedger.migrate(path: path)
        file = try SQLiteLedger(path: path, durability: .normal)
    }

    func another() throws -> any Ledger { try SQLiteLedger(path: path, durability: .normal) }

    deinit {
        do { try FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) } catch {
            print("left behind: \(path)")
        }
    }
}

@Suite("What is SQLite's own")
struct SQLiteLedgerTests {
    let store: TemporaryLedger
    var suite: LedgerConformance { LedgerConformance(ledger: store.ledger) }

    init() throws { store = try TemporaryLedger() }

    @Test(
        "A failure between any two steps of a charge leaves nothing of it",
        arguments: ["ledger_entry", "usage_count", "idempotency"]
    )
    func injectedFailure(table: String) throws {
        let account = try suite.makeAccount(credits: 1)
        let key = IdempotencyKey(keyID: "k", value: "v")
        guard
            case .reserved(let lease) = try store.ledger.reserve(
                key,
                body: TokenDigest(of: "b"),
                leaseSeconds: 9,
                at: suite.now
            )
        else { return }
        let event = table == "idempotency" ? "UPDATE" : "INSERT"
        try store.file.pool.write {
            try $0.execute(sql: "CREATE TRIGGER t BEFORE \(event) ON \(table) BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        #expect(throws: LedgerError.self) {
            try suite.charge(account, completing: IdempotentAnswer(key: key, lease: lease, status: 200, body: []))
        }
        #expect(try store.ledger.account(id: account.id).balance == 1)
        #expect(try store.ledger.entries(accountID: account.id, limit: 9, before: nil).count == 1)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("The ledger cannot be rewritten")
    func appendOnly() throws {
        _ = try suite.makeAccount(credits: 1)
        let statements = [
            "UPDATE ledger_entry SET delta = 9", "DELETE FROM ledger_entry",
            "INSERT OR REPLACE INTO ledger_entry SELECT id, account, key, 9, reason, request, platform, note, at FROM ledger_entry",
        ]
        for sql in statements {
            #expect(throws: DatabaseError.self) {
                try store.file.pool.write { database in try database.execute(sql: sql) }
            }
        }
    }

    @Test("No connection checkpoints by itself, and durability is what was asked for")
    func pragmas() throws {
        for (durability, level) in [(SQLiteLedger.Durability.full, 2), (.normal, 1)] {
            let ledger = try SQLiteLedger(path: store.path, durability: durability)
            let settings = try ledger.pool.writeWithoutTransaction { database in
                try ["wal_autocheckpoint", "synchronous", "journal_mode"].map {
                    try String.fetchOne(database, sql: "PRAGMA \($0)") ?? ""
                }
            }
            #expect(settings == ["0", "\(level)", "wal"])
            let automatic = try ledger.pool.read { try Int.fetchOne($0, sql: "PRAGMA wal_autocheckpoint") }
            #expect(automatic == 0)
        }
    }

    @Test("The housekeeper's checkpoint empties the log")
    func checkpoint() throws {
        _ = try suite.makeAccount(credits: 1)
        let log = store.path + "-wal"
        let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
        #expect(try #require(size) > 0)
        let result = try Checkpointer(path: store.path).checkpoint()
        #expect(!result.wasBusy)
        #expect(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int == 0)
    }

    @Test("A missing, a foreign and a newer file are refused in words")
    func incompatible() throws {
        #expect(throws: LedgerError.self) { try SQLiteLedger(path: store.path + ".none") }
        let foreign = store.path + ".txt"
        try String(repeating: "this is no database ", count: 100).write(
            toFile: foreign,
            atomically: true,
            encoding: .utf8
        )
        #expect(throws: LedgerError.self) { try SQLiteLedger(path: foreign) }
        let other = store.path + ".other"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        #expect(throws: LedgerError.incompatible("\(other) is another program's database")) {
            try SQLiteLedger.migrate(path: other)
        }
        try store.file.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
        #expect(throws: LedgerError.self) { try SQLiteLedger(path: store.path) }
        #expect(throws: LedgerError.self) { try SQLiteLedger.migrate(path: store.path) }
    }

    @Test("The file is the owner's alone, and migrating again changes nothing")
    func file() throws {
        let mode = try FileManager.default.attributesOfItem(atPath: store.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let account = try suite.makeAccount(credits: 7)
        try SQLiteLedger.migrate(path: store.path)
        #expect(try store.ledger.account(id: account.id).balance == 7)
    }
}
