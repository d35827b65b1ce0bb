import Ledger
import Testing

/// What is rare, and must hold all the same.
extension LedgerConformance {
    func overflow() throws {
        let account = try makeAccount(credits: 1)
        #expect(throws: LedgerError.balanceWouldBeNegative(balance: 1, delta: .max)) {
            try ledger.addCredits(.max, reason: .topUp, note: nil, accountID: account.id, at: now)
        }
        #expect(throws: LedgerError.noSuchAccount("acct_none")) {
            try ledger.addCredits(1, reason: .topUp, note: nil, accountID: "acct_none", at: now)
        }
        #expect(try ledger.account(id: account.id).balance == 1)
        try balanceIsSumOfLedger(account)
    }

    /// Quotes, escapes, other scripts, bytes of every value.
    func strangeTexts() throws {
        let text = #"O'Brien "; DROP TABLE account; -- \ %s $1 名 👩‍👩‍👧 \x00"#
        let account = try ledger.createAccount(name: text, at: now)
        #expect(try ledger.account(id: account.id).name == text)
        _ = try ledger.addCredits(1, reason: .topUp, note: text, accountID: account.id, at: now)
        #expect(try ledger.entries(accountID: account.id, limit: 1, before: nil).first?.note == text)
        let name = IdempotencyKey(keyID: "k", value: text)
        guard
            case .reserved(let lease) = try ledger.reserve(name, body: TokenDigest(of: ""), leaseSeconds: 9, at: now)
        else {
            Issue.record("nothing stood there")
            return
        }
        let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
        try ledger.complete(IdempotentAnswer(key: name, lease: lease, status: 304, body: bytes), at: now)
        let again = try ledger.reserve(name, body: TokenDigest(of: ""), leaseSeconds: 9, at: now)
        #expect(again == .completed(status: 304, body: bytes))
        #expect(throws: LedgerError.leaseLost, "an answer is kept once") {
            try ledger.complete(IdempotentAnswer(key: name, lease: lease, status: 200, body: []), at: now)
        }
    }

    func expiry() throws {
        let account = try makeAccount()
        let (key, old) = try makeKey(account)
        let fresh = Token(making: .live)
        let end = now.adding(seconds: 60)
        _ = try ledger.resetKey(id: key.id, accountID: nil, digest: fresh.digest, oldTokenEnds: end)
        let ancient = now.adding(seconds: -401 * 86_400)
        try ledger.count(outcome: "private", platform: "youtube", accountID: account.id, at: ancient)
        try ledger.count(outcome: "private", platform: "youtube", accountID: account.id, at: now)
        for (value, age) in [("new", 3600), ("old", 86_400)] as [(String, Int64)] {
            let then = now.adding(seconds: -age)
            let name = IdempotencyKey(keyID: "k", value: value)
            _ = try ledger.reserve(name, body: TokenDigest(of: "b"), leaseSeconds: 7_200, at: then)
        }
        #expect(try ledger.removeExpired(at: now) == 2, "a record and a count")
        #expect(try ledger.credential(for: old.digest, at: now) != nil)
        #expect(try ledger.removeExpired(at: end) == 1, "a token whose grace is over")
        #expect(try ledger.credential(for: old.digest, at: now) == nil)
        #expect(try ledger.credential(for: fresh.digest, at: end) != nil)
        #expect(try ledger.usage(accountID: account.id, firstDay: 0, lastDay: now.day).map(\.day) == [now.day])
        let kept = IdempotencyKey(keyID: "k", value: "new")
        #expect(try ledger.reserve(kept, body: TokenDigest(of: "b"), leaseSeconds: 7_200, at: now) == .inProgress)
    }

    func unpaidAnswers() throws {
        let account = try makeAccount()
        let name = IdempotencyKey(keyID: "k", value: "v")
        let body = TokenDigest(of: "b")
        guard case .reserved(let lease) = try ledger.reserve(name, body: body, leaseSeconds: 30, at: now) else {
            Issue.record("nothing stood there")
            return
        }
        let answer = IdempotentAnswer(key: name, lease: lease, status: 200, body: [1])
        #expect(try charge(account, completing: answer) == .insufficient(balance: 0))
        #expect(try ledger.reserve(name, body: body, leaseSeconds: 30, at: now) == .inProgress)
        #expect(try ledger.usage(accountID: account.id, firstDay: now.day, lastDay: now.day).isEmpty)
        _ = try ledger.addCredits(1, reason: .topUp, note: nil, accountID: account.id, at: now)
        #expect(try charge(account, completing: answer) == .charged(balance: 0))
        #expect(try ledger.reserve(name, body: body, leaseSeconds: 30, at: now) == .completed(status: 200, body: [1]))
    }
}
