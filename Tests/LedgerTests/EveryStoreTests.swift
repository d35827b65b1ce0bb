import Ledger
import Testing

@Suite("The ledger on every store")
struct EveryStoreTests {
    private func check(_ kind: TestStore, _ holds: (LedgerConformance) throws -> Void) throws {
        let store = try kind.make()
        try withExtendedLifetime(store) { try holds(LedgerConformance(ledger: store.ledger)) }
    }

    @Test("Accounts and their tokens", arguments: TestStore.allCases)
    func accounts(kind: TestStore) throws { try check(kind) { try $0.accounts() } }

    @Test("Keys, their settings and their use", arguments: TestStore.allCases)
    func keys(kind: TestStore) throws { try check(kind) { try $0.keys() } }

    @Test("Resets, grace periods and revocation", arguments: TestStore.allCases)
    func resets(kind: TestStore) throws { try check(kind) { try $0.resets() } }

    @Test("Resets without end", arguments: TestStore.allCases)
    func manyResets(kind: TestStore) throws { try check(kind) { try $0.manyResets() } }

    @Test("Lost leases and a clock that was set back", arguments: TestStore.allCases)
    func lostLeases(kind: TestStore) throws { try check(kind) { try $0.lostLeases() } }

    @Test("Credits, charges, entries and usage", arguments: TestStore.allCases)
    func credits(kind: TestStore) throws { try check(kind) { try $0.credits() } }

    @Test("Sums that no number holds are refused", arguments: TestStore.allCases)
    func overflow(kind: TestStore) throws { try check(kind) { try $0.overflow() } }

    @Test("Idempotency, leases and conflicts", arguments: TestStore.allCases)
    func idempotency(kind: TestStore) throws { try check(kind) { try $0.idempotency() } }

    @Test("Any text and any bytes come back as they went in", arguments: TestStore.allCases)
    func strangeTexts(kind: TestStore) throws { try check(kind) { try $0.strangeTexts() } }

    @Test("What is too old is removed, and nothing else", arguments: TestStore.allCases)
    func expiry(kind: TestStore) throws { try check(kind) { try $0.expiry() } }

    @Test("A charge without credits completes no reservation", arguments: TestStore.allCases)
    func unpaidAnswers(kind: TestStore) throws { try check(kind) { try $0.unpaidAnswers() } }

    @Test(
        "Of many charges at once on M credits exactly M succeed, over several connections",
        arguments: TestStore.allCases
    )
    func concurrentCharges(kind: TestStore) throws {
        let store = try kind.make()
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 100)
        let suites = try [suite] + (0..<3).map { _ in LedgerConformance(ledger: try store.another()) }
        let charged = try Threads.map(8) { number in
            try (0..<50).count { (_: Int) in
                if case .charged = try suites[number % suites.count].charge(account) { true } else { false }
            }
        }
        #expect(charged.reduce(0, +) == 100)
        #expect(try store.ledger.account(id: account.id).balance == 0)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("Charges and top-ups at once lose nothing of each other", arguments: TestStore.allCases)
    func concurrentTopUps(kind: TestStore) throws {
        let store = try kind.make()
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 200)
        let other = try store.another()
        _ = try Threads.map(6) { number in
            for _ in 0..<20 {
                if number.isMultiple(of: 2) {
                    _ = try suite.charge(account)
                } else {
                    _ = try other.addCredits(2, reason: .topUp, note: nil, accountID: account.id, at: suite.now)
                }
            }
        }
        #expect(try store.ledger.account(id: account.id).balance == 200 - 60 + 120)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("Of parallel requests with one idempotency key exactly one is served", arguments: TestStore.allCases)
    func concurrentReservations(kind: TestStore) throws {
        let store = try kind.make()
        let ledgers = try [store.ledger, store.another()]
        let (key, now) = (IdempotencyKey(keyID: "k", value: "v"), Timestamp(seconds: 1_800_000_000))
        let reserved = try Threads.map(16) { number in
            let body = TokenDigest(of: "b")
            let outcome = try ledgers[number % 2].reserve(key, body: body, leaseSeconds: 9, at: now)
            if case .reserved = outcome { return true }
            return false
        }
        #expect(reserved.filter { $0 }.count == 1)
    }

    @Test("Of parallel charges with one reservation exactly one is paid", arguments: TestStore.allCases)
    func concurrentCompletions(kind: TestStore) throws {
        let store = try kind.make()
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 10)
        let key = IdempotencyKey(keyID: "k", value: "v")
        guard
            case .reserved(let lease) = try suite.ledger.reserve(
                key,
                body: TokenDigest(of: "b"),
                leaseSeconds: 9,
                at: suite.now
            )
        else {
            Issue.record("nothing stood there")
            return
        }
        let paid = try Threads.map(8) { number in
            let answer = IdempotentAnswer(key: key, lease: lease, status: 200, body: [UInt8(number)])
            do { return try suite.charge(account, completing: answer) == .charged(balance: 9) } catch {
                #expect(error as? LedgerError == .leaseLost)
                return false
            }
        }
        #expect(paid.filter { $0 }.count == 1)
        #expect(try store.ledger.account(id: account.id).balance == 9)
    }

    @Test("A reset and a revocation at once leave no token that works", arguments: TestStore.allCases)
    func concurrentRevocation(kind: TestStore) throws {
        let store = try kind.make()
        let suite = LedgerConformance(ledger: store.ledger)
        let other = try store.another()
        let account = try suite.makeAccount()
        for _ in 0..<10 {
            let (key, first) = try suite.makeKey(account)
            let second = Token(making: .live)
            _ = try Threads.map(2) { number in
                if number == 0 {
                    _ = try other.revokeKey(id: key.id, accountID: nil, at: suite.now)
                } else {
                    do {
                        _ = try suite.ledger.resetKey(
                            id: key.id,
                            accountID: nil,
                            digest: second.digest,
                            oldTokenEnds: suite.now.adding(seconds: 60)
                        )
                    } catch LedgerError.keyIsRevoked {}
                }
            }
            for token in [first, second] { #expect(try other.credential(for: token.digest, at: suite.now) == nil) }
        }
    }
}
