import Foundation
import Ledger
import PostgresLedger
import PostgresTesting
import Testing

@Suite("Connections to PostgreSQL that are lost")
struct LostConnectionTests {
    /// A ledger behind a proxy that can break its connections off.
    struct Fragile {
        let store: TemporaryDatabase
        let proxy: CuttingProxy
        let suite: LedgerConformance

        init(limits: PostgresLimits = PostgresLimits()) throws {
            store = try TemporaryDatabase()
            proxy = try CuttingProxy(to: store.server)
            let text = store.text.replacingOccurrences(of: store.server.folder, with: proxy.folder)
            suite = LedgerConformance(ledger: PostgresLedger(try #require(PostgresAddress(text)), limits: limits))
        }
    }

    @Test(
        "A charge whose connection breaks off is charged once, wherever it breaks",
        arguments: [CuttingProxy.Cut.message, .answer]
    )
    func cutCharge(cut: CuttingProxy.Cut) throws {
        let fragile = try Fragile()
        let account = try fragile.suite.makeAccount(credits: 5)
        #expect(try fragile.suite.charge(account) == .charged(balance: 4))
        // The mark of a charge begins with this.
        fragile.proxy.cut(cut, at: "req_")
        #expect(try fragile.suite.charge(account) == .charged(balance: 3))
        #expect(fragile.proxy.hasCut)
        try fragile.suite.balanceIsSumOfLedger(account)
        #expect(try fragile.store.ledger.entries(accountID: account.id, limit: 9, before: nil).count == 3)
    }

    @Test("The last credit, charged by a statement whose answer is lost, is charged and not found missing")
    func cutLastCharge() throws {
        let fragile = try Fragile()
        let account = try fragile.suite.makeAccount(credits: 1)
        fragile.proxy.cut(.answer, at: "req_")
        #expect(try fragile.suite.charge(account) == .charged(balance: 0))
        try fragile.suite.balanceIsSumOfLedger(account)
    }

    @Test("A charge that the server still works on when the client has lost it is charged once", arguments: [1, 2])
    func abandonedCharge(credits: Int) throws {
        let fragile = try Fragile()
        let account = try fragile.suite.makeAccount(credits: credits)
        // Whoever holds the account's row holds up the first try and the second.
        let holder = try Threads.map(2) { number in
            if number == 0 {
                try fragile.store.query("BEGIN; SELECT id FROM account FOR UPDATE; SELECT pg_sleep(1); COMMIT")
                return ChargeOutcome.insufficient(balance: -1)
            }
            usleep(300_000)
            fragile.proxy.cut(.client, at: "req_")
            return try fragile.suite.charge(account)
        }
        #expect(fragile.proxy.hasCut && holder[1] == .charged(balance: credits - 1))
        #expect(try fragile.store.ledger.account(id: account.id).balance == credits - 1)
        try fragile.suite.balanceIsSumOfLedger(account)
    }

    @Test(
        "A charge with an answer to keep is charged once and keeps it",
        arguments: [CuttingProxy.Cut.message, .answer]
    )
    func cutCompletion(cut: CuttingProxy.Cut) throws {
        let fragile = try Fragile()
        let account = try fragile.suite.makeAccount(credits: 2)
        let (key, body) = (IdempotencyKey(keyID: "k", value: "v"), TokenDigest(of: "b"))
        let (ledger, now) = (fragile.suite.ledger, fragile.suite.now)
        guard case .reserved(let lease) = try ledger.reserve(key, body: body, leaseSeconds: 30, at: now) else {
            Issue.record("nothing stood there")
            return
        }
        fragile.proxy.cut(cut, at: "answer-bytes")
        let answer = IdempotentAnswer(key: key, lease: lease, status: 200, body: Array("answer-bytes".utf8))
        #expect(try fragile.suite.charge(account, completing: answer) == .charged(balance: 1))
        #expect(fragile.proxy.hasCut)
        let again = try ledger.reserve(key, body: body, leaseSeconds: 30, at: now)
        #expect(again == .completed(status: 200, body: Array("answer-bytes".utf8)))
        try fragile.suite.balanceIsSumOfLedger(account)
    }

    @Test("A top-up, a reservation, a new key and a reset that break off happen once")
    func cutOthers() throws {
        let fragile = try Fragile()
        let (ledger, now, proxy) = (fragile.suite.ledger, fragile.suite.now, fragile.proxy)
        let account = try fragile.suite.makeAccount()
        proxy.cut(.answer, at: "a remark")
        let balance = try ledger.addCredits(7, reason: .topUp, note: "a remark", accountID: account.id, at: now)
        #expect(proxy.hasCut && balance == 7)

        proxy.cut(.answer, at: "retried-name")
        let name = IdempotencyKey(keyID: "k", value: "retried-name")
        let outcome = try ledger.reserve(name, body: TokenDigest(of: "b"), leaseSeconds: 30, at: now)
        guard case .reserved(let lease) = outcome else {
            Issue.record("the reservation is ours: \(outcome)")
            return
        }
        proxy.cut(.answer, at: "kept")
        try ledger.complete(IdempotentAnswer(key: name, lease: lease, status: 304, body: Array("kept".utf8)), at: now)

        proxy.cut(.answer, at: "COMMIT")
        let (key, first) = try fragile.suite.makeKey(account)
        #expect(proxy.hasCut)
        #expect(try ledger.keys(accountID: account.id) == [key])
        proxy.cut(.answer, at: "COMMIT")
        let second = Token(making: .live)
        let end = now.adding(seconds: 60)
        _ = try ledger.resetKey(id: key.id, accountID: nil, digest: second.digest, oldTokenEnds: end)
        #expect(proxy.hasCut)
        #expect(try ledger.credential(for: first.digest, at: end) == nil)
        #expect(try ledger.credential(for: second.digest, at: end) != nil, "the new token has no end")
        try fragile.suite.balanceIsSumOfLedger(account)
    }

    @Test("A server that says nothing any more is given up in time")
    func silence() throws {
        var limits = PostgresLimits()
        limits.answer = .milliseconds(300)
        limits.operation = .milliseconds(100)
        let fragile = try Fragile(limits: limits)
        let account = try fragile.suite.makeAccount(credits: 2)
        fragile.proxy.cut(.silence, at: "req_")
        let started = ContinuousClock.now
        #expect(throws: LedgerError.self) { try fragile.suite.charge(account) }
        #expect(.now - started < .seconds(3))
        #expect(try fragile.suite.ledger.account(id: account.id).balance == 1, "the next one has a new connection")
    }

    @Test("Connections that the server ends under load lose no charge and charge none twice")
    func terminatedBackends() throws {
        let store = try TemporaryDatabase()
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 1000)
        let charged = try Threads.map(5) { number in
            guard number < 4 else {
                for _ in 0..<8 {
                    usleep(40_000)
                    try store.query(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                        """
                    )
                }
                return 0
            }
            return try (0..<100).count { (_: Int) in
                usleep(2000)
                if case .charged = try suite.charge(account) { return true }
                return false
            }
        }
        #expect(charged.reduce(0, +) == 400)
        #expect(try store.ledger.account(id: account.id).balance == 600)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }
}
