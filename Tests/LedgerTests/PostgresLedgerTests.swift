import Ledger
import PostgresTesting
import Testing

@testable import PostgresLedger

@Suite("What is PostgreSQL's own")
struct PostgresLedgerTests {
    let store: TemporaryDatabase
    var suite: LedgerConformance { LedgerConformance(ledger: store.ledger) }

    init() throws { store = try TemporaryDatabase() }

    @Test(
        "The ledger cannot be rewritten",
        arguments: ["UPDATE ledger_entry SET delta = 9", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry"]
    )
    func appendOnly(statement: String) throws {
        _ = try suite.makeAccount(credits: 1)
        let failure = #expect(throws: PostgresServer.Failure.self) { try store.query(statement) }
        #expect(failure?.description.contains("append-only") == true)
    }

    @Test("Tampering with a balance is found, and none goes below zero")
    func tampering() throws {
        let account = try suite.makeAccount(credits: 3)
        try store.query("UPDATE account SET balance = 9 WHERE id = '\(account.id)'")
        #expect(try store.ledger.unbalancedAccounts() == [account.id])
        #expect(throws: PostgresServer.Failure.self) { try store.query("UPDATE account SET balance = -1") }
    }

    @Test("Any number of machines may make the tables at once")
    func migratesOnce() throws {
        let text = try store.server.makeDatabase()
        let address = try #require(PostgresAddress(text))
        _ = try Threads.map(8) { _ in try PostgresLedger.migrate(address) }
        let ledger = PostgresLedger(address)
        #expect(try ledger.accounts().isEmpty)
        let name = text.split(separator: "/")[2].prefix { $0 != "?" }
        #expect(try store.server.query("SELECT count(*) FROM easydown_migration", database: String(name)) == "1")
    }

    @Test("A database without a ledger, another program's and another version's are refused in words")
    func incompatible() throws {
        let address = try #require(PostgresAddress(try store.server.makeDatabase()))
        let error = #expect(throws: LedgerError.self) { try PostgresLedger(address).ping() }
        #expect(error?.description.contains("no ledger in this database yet") == true)

        try store.query("INSERT INTO easydown_migration (version) VALUES (99)")
        for work in [{ try PostgresLedger.migrate(store.address) }, { try PostgresLedger(store.address).ping() }] {
            let error = #expect(throws: LedgerError.self) { try work() }
            #expect(error?.description.contains("newer version") == true)
        }
        try store.query("DROP TABLE easydown_migration")
        let foreign = #expect(throws: LedgerError.self) { try PostgresLedger.migrate(store.address) }
        #expect(foreign?.description.contains("another program") == true)
    }

    @Test("Threads share few connections, and wait for their turn")
    func sharesConnections() throws {
        var limits = PostgresLimits()
        limits.connections = 2
        let ledger = PostgresLedger(store.address, limits: limits)
        _ = try Threads.map(12) { _ in
            for _ in 0..<10 { _ = try ledger.accounts() }
        }
        let open =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        #expect(try Int(store.query(open)) == 2)
    }

    @Test("Where all connections are busy for too long, the store is unavailable")
    func busyConnections() throws {
        var limits = PostgresLimits()
        limits.connections = 1
        limits.turn = .milliseconds(100)
        let ledger = PostgresLedger(store.address, limits: limits)
        let outcomes = try Threads.map(2) { _ in
            do {
                try ledger.working { connection, _ in try connection.run("SELECT pg_sleep(1)") }
                return "done"
            } catch { return "\(error)" }
        }
        #expect(outcomes.contains("done"))
        #expect(outcomes.contains { $0.contains("all 1 connections of this process are busy") })
    }

    @Test("A statement that waits too long is ended by the server, and nothing of it happens")
    func statementTimeout() throws {
        let account = try suite.makeAccount(credits: 1)
        var limits = PostgresLimits()
        limits.statement = .milliseconds(200)
        let hasty = LedgerConformance(ledger: PostgresLedger(store.address, limits: limits))
        try store.database.working { connection, _ in
            try connection.transaction {
                try connection.run("SELECT id FROM account FOR UPDATE")
                let error = #expect(throws: LedgerError.self) { try hasty.charge(account) }
                #expect(error?.description.contains("57014") == true)
            }
        }
        #expect(try hasty.charge(account) == .charged(balance: 0), "the connection is as good as before")
    }

    @Test("Where transactions are serializable, those that are in each other's way are done again")
    func serializable() throws {
        try store.query("ALTER DATABASE \(store.name) SET default_transaction_isolation = 'serializable'")
        let ledger = LedgerConformance(ledger: PostgresLedger(store.address))
        let account = try ledger.makeAccount(credits: 30)
        let charged = try Threads.map(4) { _ in
            try (0..<10).count { (_: Int) in
                if case .charged = try ledger.charge(account) { true } else { false }
            }
        }
        #expect(charged.reduce(0, +) == 30)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("A transaction that fails in the middle leaves nothing, and its connection works on")
    func failedTransaction() throws {
        struct Failure: Error {}
        var limits = PostgresLimits()
        limits.connections = 1
        let ledger = PostgresLedger(store.address, limits: limits)
        #expect(throws: LedgerError.self) {
            try ledger.writing { connection in
                try connection.run("INSERT INTO account (id, name, created) VALUES ('acct_x', 'x', 0)")
                throw Failure()
            }
        }
        #expect(throws: LedgerError.noSuchAccount("acct_x")) { try ledger.account(id: "acct_x") }
    }

    @Test(
        "A failure between any two steps of a charge leaves nothing of it",
        arguments: ["ledger_entry", "usage_count", "idempotency"]
    )
    func injectedFailure(table: String) throws {
        let account = try suite.makeAccount(credits: 1)
        let key = IdempotencyKey(keyID: "k", value: "v")
        let body = TokenDigest(of: "b")
        guard case .reserved(let lease) = try store.ledger.reserve(key, body: body, leaseSeconds: 9, at: suite.now)
        else {
            Issue.record("nothing stood there")
            return
        }
        try store.query("CREATE TRIGGER t BEFORE INSERT OR UPDATE ON \(table) EXECUTE FUNCTION ledger_entry_stays()")
        #expect(throws: LedgerError.self) {
            try suite.charge(account, completing: IdempotentAnswer(key: key, lease: lease, status: 200, body: []))
        }
        #expect(try store.ledger.account(id: account.id).balance == 1)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("Another machine's clock, some seconds off, takes no lease for lost")
    func clockSkew() throws {
        let key = IdempotencyKey(keyID: "k", value: "v")
        let body = TokenDigest(of: "b")
        _ = try store.ledger.reserve(key, body: body, leaseSeconds: 30, at: suite.now)
        let behind = suite.now.adding(seconds: -20)
        #expect(try store.another().reserve(key, body: body, leaseSeconds: 30, at: behind) == .inProgress)
    }
}
