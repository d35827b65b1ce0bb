import Ledger
import Testing

/// What every implementation of ``Ledger`` must hold. A new store passes this suite before anything uses it.
struct LedgerConformance {
    let ledger: any Ledger
    let now = Timestamp(seconds: 1_800_000_000)

    func makeAccount(credits: Int = 0) throws -> Account {
        let account = try ledger.createAccount(name: "Example", at: now)
        if credits > 0 {
            _ = try ledger.addCredits(credits, reason: .topUp, note: nil, accountID: account.id, at: now)
        }
        return try ledger.account(id: account.id)
    }

    func makeKey(_ account: Account, expires: Timestamp? = nil) throws -> (key: APIKey, token: Token) {
        let token = Token(making: .live)
        let key = try ledger.createKey(
            mode: .live,
            settings: KeySettings(name: "website", expires: expires),
            digest: token.digest,
            accountID: account.id,
            at: now
        )
        return (key, token)
    }

    func charge(_ account: Account, _ key: String = "key_1", completing: IdempotentAnswer? = nil) throws
        -> ChargeOutcome
    {
        try ledger.charge(
            Charge(
                accountID: account.id,
                keyID: key,
                requestID: "r",
                platform: "youtube",
                at: now,
                completing: completing
            )
        )
    }

    func balanceIsSumOfLedger(_ account: Account) throws {
        let sum = try ledger.entries(accountID: account.id, limit: 10_000, before: nil).reduce(0) { $0 + $1.delta }
        #expect(try ledger.account(id: account.id).balance == sum)
    }

    func accounts() throws {
        let account = try makeAccount()
        #expect(account.balance == 0 && !account.hasToken && account.id.hasPrefix("acct_"))
        #expect(try ledger.accounts().contains(account))
        #expect(throws: LedgerError.noSuchAccount("acct_none")) { try ledger.account(id: "acct_none") }
        let token = Token(making: .account)
        try ledger.setAccountToken(token.digest, accountID: account.id)
        guard case .account(let found) = try ledger.credential(for: token.digest, at: now) else {
            Issue.record("the account's token is not known")
            return
        }
        #expect(found.id == account.id && found.hasToken)
        try ledger.setAccountToken(nil, accountID: account.id)
        #expect(try ledger.credential(for: token.digest, at: now) == nil)
    }

    func keys() throws {
        let account = try makeAccount(credits: 3)
        let other = try makeAccount()
        let (key, token) = try makeKey(account)
        #expect(try ledger.credential(for: token.digest, at: now) == .key(key, balance: 3))
        #expect(try ledger.keys(accountID: account.id) == [key])
        #expect(throws: LedgerError.noSuchKey(key.id)) { try ledger.key(id: key.id, accountID: other.id) }
        let settings = KeySettings(name: "n", expires: now, platforms: ["x", "y"], addresses: ["192.0.2.0/24"])
        let before = key.settings
        let updated = try ledger.updateKey(id: key.id, accountID: account.id, from: before, to: settings)
        #expect(updated?.settings == settings)
        let late = try ledger.updateKey(id: key.id, accountID: account.id, from: before, to: KeySettings(name: "late"))
        #expect(late == nil, "somebody else has changed it meanwhile")
        #expect(try ledger.key(id: key.id, accountID: account.id).settings == settings)
        #expect(throws: LedgerError.noSuchKey(key.id)) {
            try ledger.updateKey(id: key.id, accountID: other.id, from: settings, to: settings)
        }
        try ledger.touchKey(id: key.id, at: now)
        try ledger.touchKey(id: key.id, at: now.adding(seconds: 30))
        #expect(try ledger.key(id: key.id, accountID: nil).lastUsed == now)
        try ledger.touchKey(id: key.id, at: now.adding(seconds: 61))
        #expect(try ledger.key(id: key.id, accountID: nil).lastUsed == now.adding(seconds: 61))
    }

    func resets() throws {
        let account = try makeAccount()
        let (key, first) = try makeKey(account)
        let second = Token(making: .live)
        _ = try ledger.resetKey(id: key.id, accountID: account.id, digest: second.digest, oldTokenEnds: nil)
        #expect(try ledger.credential(for: first.digest, at: now) == nil)
        #expect(try ledger.credential(for: second.digest, at: now) != nil)
        let third = Token(making: .live)
        let end = now.adding(seconds: 60)
        _ = try ledger.resetKey(id: key.id, accountID: account.id, digest: third.digest, oldTokenEnds: end)
        #expect(try ledger.credential(for: second.digest, at: now.adding(seconds: 59)) != nil)
        #expect(try ledger.credential(for: second.digest, at: end) == nil)
        let fourth = Token(making: .live)
        _ = try ledger.resetKey(
            id: key.id,
            accountID: account.id,
            digest: fourth.digest,
            oldTokenEnds: now.adding(seconds: 600)
        )
        #expect(try ledger.credential(for: second.digest, at: end) == nil, "a second reset lengthens no grace")
        _ = try ledger.revokeKey(id: key.id, accountID: account.id, at: now)
        for token in [first, second, third, fourth] {
            #expect(try ledger.credential(for: token.digest, at: now) == nil)
        }
        #expect(throws: LedgerError.keyIsRevoked(key.id)) {
            try ledger.resetKey(id: key.id, accountID: nil, digest: first.digest, oldTokenEnds: nil)
        }
        let again = try ledger.revokeKey(id: key.id, accountID: nil, at: now.adding(seconds: 9))
        #expect(again.revoked == now)
    }

    /// Resets without end leave a bounded number of old tokens.
    func manyResets() throws {
        let account = try makeAccount()
        let (key, _) = try makeKey(account)
        let tokens = try (0..<12).map { number in
            let token = Token(making: .live)
            let end = now.adding(seconds: 1_000 + Int64(number))
            _ = try ledger.resetKey(id: key.id, accountID: nil, digest: token.digest, oldTokenEnds: end)
            return token
        }
        let living = try tokens.filter { try ledger.credential(for: $0.digest, at: now) != nil }
        #expect(living.count == 6, "the new one and five in their grace")
        #expect(try ledger.credential(for: tokens[11].digest, at: now) != nil)
    }

    /// A worker that died with a reservation, and a clock that was set back.
    func lostLeases() throws {
        let account = try makeAccount(credits: 5)
        let (key, _) = try makeKey(account)
        let name = IdempotencyKey(keyID: key.id, value: "lost")
        let body = TokenDigest(of: "body")
        guard case .reserved(let lease) = try ledger.reserve(name, body: body, leaseSeconds: 30, at: now) else {
            Issue.record("the first request is served")
            return
        }
        let over = now.adding(seconds: 31)
        #expect(try ledger.reserve(name, body: TokenDigest(of: "x"), leaseSeconds: 30, at: over) == .conflict)
        let back = now.adding(seconds: -3_600)
        guard case .reserved(let second) = try ledger.reserve(name, body: body, leaseSeconds: 30, at: back) else {
            Issue.record("a clock that was set back does not hold a key for an hour")
            return
        }
        #expect(throws: LedgerError.leaseLost) {
            try charge(account, key.id, completing: IdempotentAnswer(key: name, lease: lease, status: 200, body: [1]))
        }
        _ = try charge(account, key.id, completing: IdempotentAnswer(key: name, lease: second, status: 200, body: [2]))
        #expect(try ledger.account(id: account.id).balance == 4)
        try balanceIsSumOfLedger(account)
    }

    func credits() throws {
        let account = try makeAccount(credits: 2)
        #expect(try charge(account) == .charged(balance: 1))
        #expect(try charge(account) == .charged(balance: 0))
        #expect(try charge(account) == .insufficient(balance: 0))
        #expect(throws: LedgerError.balanceWouldBeNegative(balance: 0, delta: -1)) {
            try ledger.addCredits(-1, reason: .adjustment, note: nil, accountID: account.id, at: now)
        }
        let entries = try ledger.entries(accountID: account.id, limit: 2, before: nil)
        #expect(entries.map(\.delta) == [-1, -1] && entries[0].platform == "youtube" && entries[0].id > entries[1].id)
        let older = try ledger.entries(accountID: account.id, limit: 9, before: entries[1].id)
        #expect(older.map(\.delta) == [2])
        try ledger.count(outcome: "private", platform: "youtube", accountID: account.id, at: now)
        let usage = try ledger.usage(accountID: account.id, firstDay: now.day, lastDay: now.day)
        #expect(usage.map { "\($0.outcome) \($0.count)" } == ["private 1", "success 2"])
        try balanceIsSumOfLedger(account)
    }

    func idempotency() throws {
        let account = try makeAccount(credits: 5)
        let key = IdempotencyKey(keyID: "key_\(account.id)", value: "a")
        let body = TokenDigest(of: "body")
        guard case .reserved(let lease) = try ledger.reserve(key, body: body, leaseSeconds: 30, at: now) else {
            Issue.record("nothing stood there")
            return
        }
        #expect(try ledger.reserve(key, body: body, leaseSeconds: 30, at: now) == .inProgress)
        #expect(try ledger.reserve(key, body: TokenDigest(of: "x"), leaseSeconds: 30, at: now) == .conflict)
        let later = now.adding(seconds: 30)
        guard case .reserved(let second) = try ledger.reserve(key, body: body, leaseSeconds: 30, at: later) else {
            Issue.record("a lease ends by itself")
            return
        }
        let lost = IdempotentAnswer(key: key, lease: lease, status: 200, body: [1])
        #expect(throws: LedgerError.leaseLost) { try charge(account, completing: lost) }
        #expect(try ledger.account(id: account.id).balance == 5, "what lost its lease is not charged")
        let answer = IdempotentAnswer(key: key, lease: second, status: 200, body: [1, 2])
        #expect(try charge(account, completing: answer) == .charged(balance: 4))
        #expect(
            try ledger.reserve(key, body: body, leaseSeconds: 30, at: later) == .completed(status: 200, body: [1, 2])
        )
        let day = now.adding(seconds: 86_400 + 31)
        #expect(try ledger.removeExpired(at: day) >= 1)
        guard case .reserved(let third) = try ledger.reserve(key, body: body, leaseSeconds: 30, at: day) else {
            Issue.record("after a day a key is free")
            return
        }
        try ledger.release(key, lease: "another")
        #expect(try ledger.reserve(key, body: body, leaseSeconds: 30, at: day) == .inProgress)
        try ledger.release(key, lease: third)
        guard case .reserved = try ledger.reserve(key, body: body, leaseSeconds: 30, at: day) else {
            Issue.record("a released key is free")
            return
        }
        try balanceIsSumOfLedger(account)
    }
}
