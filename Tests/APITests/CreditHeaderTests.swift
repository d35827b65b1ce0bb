import JSON
import Ledger
import Platforms
import SQLiteLedger
import Synchronization
import Testing

@testable import API

@Suite("Credits as a caller sees them")
struct CreditHeaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let code: String?
        let link: String
        var headers: [(name: String, value: String)] = []
        var credits = 3
        var testDescription: String { code ?? "success" }
    }

    static let cases = [
        Case(code: "302", link: "https://example.com/"),
        Case(code: "invalid_request", link: " "),
        Case(code: "304", link: "https://youtu.be/aB3_-xyzQ13"),
        Case(code: "platform_not_allowed", link: "https://x.com/a/status/20"),
        Case(code: "invalid_request", link: "https://youtu.be/aB3_-xyzQ12", headers: [("idempotency-key", "a b")]),
        Case(code: "insufficient_credits", link: "https://youtu.be/aB3_-xyzQ12", credits: 0),
    ]

    @Test("Every failure behind a good token says that nothing was charged, and what is left", arguments: cases)
    func failures(_ item: Case) throws {
        let api = try TestAPI(credits: item.credits) { link in
            link.id.hasSuffix("2") ? .success(.sample(link)) : .failure(ExtractionFailure(.private, "x"))
        }
        let token = try api.token(KeySettings(name: "k", platforms: ["youtube"]))
        let answer = api.parse(item.link, token: token, headers: item.headers)
        #expect(answer.code == item.code)
        #expect(answer.header("X-Credits-Charged") == "0")
        #expect(answer.header("X-Credits-Remaining") == String(item.credits))
        #expect(try api.balance == item.credits)
    }

    @Test("Without a good token nothing is said of credits")
    func strangers() throws {
        let api = try TestAPI()
        for answer in [api.parse(token: nil), api.parse(token: "ed_live_x")] {
            #expect(answer.status == 401 && answer.header("X-Credits-Remaining") == nil)
        }
    }

    @Test("A request over the address's rate is told that rate, one over the key's that one")
    func limits() throws {
        for (key, address, policy) in [(1, 9, "key"), (9, 1, "address")] {
            let api = try TestAPI(
                settings: APISettings(
                    keyLimit: RateLimit(perSecond: 1, burst: key),
                    addressLimit: RateLimit(perSecond: 1, burst: address)
                )
            )
            let token = try api.token()
            #expect(api.parse(token: token).status == 200)
            let refused = api.parse(token: token)
            #expect(refused.status == 429 && refused.header("Retry-After") == "1")
            #expect(refused.header("RateLimit-Policy") == "\"\(policy)\";q=1;w=1")
            #expect(refused.header("RateLimit") == "\"\(policy)\";r=0;t=1")
        }
    }

    /// Runs something in the middle of a parse, where the platform is asked.
    private final class Meanwhile: Sendable {
        let action = Mutex<(@Sendable () throws -> Void)?>(nil)

        func run() {
            do { try action.withLock { try $0?() } } catch { Issue.record("\(error)") }
        }
    }

    @Test(
        "A call whose key is revoked, reset or limited meanwhile ends as it began; the next one is refused",
        arguments: [("revoke", "invalid_token"), ("reset", "invalid_token"), ("limit", "platform_not_allowed")]
    )
    func removedMeanwhile(change: String, code: String) throws {
        let meanwhile = Meanwhile()
        let api = try TestAPI(settings: APISettings(cacheSeconds: 0)) { link in
            meanwhile.run()
            return .success(.sample(link))
        }
        let token = try api.token()
        let key = try #require(try api.ledger.keys(accountID: api.account.id).last)
        let (ledger, now) = (api.ledger, api.now)
        meanwhile.action.withLock { action in
            action = {
                switch change {
                case "revoke": _ = try ledger.revokeKey(id: key.id, accountID: nil, at: now)
                case "reset":
                    let digest = Token(making: .live).digest
                    _ = try ledger.resetKey(id: key.id, accountID: nil, digest: digest, oldTokenEnds: nil)
                default:
                    var settings = key.settings
                    settings.platforms = ["twitter"]
                    _ = try ledger.updateKey(id: key.id, accountID: nil, from: key.settings, to: settings)
                }
            }
        }
        let answer = api.parse(token: token)
        #expect(answer.status == 200 && answer.header("X-Credits-Charged") == "1")
        #expect(api.parse(token: token).code == code)
        #expect(try api.balance == 9)
        #expect(try api.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("The last credit taken while the platform is asked: this call is refused, and nothing is owed")
    func takenMeanwhile() throws {
        let meanwhile = Meanwhile()
        let api = try TestAPI(credits: 1) { link in
            meanwhile.run()
            return .success(.sample(link))
        }
        let token = try api.token()
        let (ledger, account, now) = (api.ledger, api.account.id, api.now)
        meanwhile.action.withLock { action in
            action = { _ = try ledger.addCredits(-1, reason: .adjustment, note: nil, accountID: account, at: now) }
        }
        let answer = api.parse(token: token)
        #expect(answer.status == 402 && answer.code == "insufficient_credits" && answer.json["data"].isNull)
        #expect(answer.header("X-Credits-Charged") == "0" && answer.header("X-Credits-Remaining") == "0")
        #expect(try api.balance == 0)
        #expect(try api.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("A key's last use is noted at once, then once a minute, whichever way the clock is set")
    func lastUse() throws {
        let api = try TestAPI(credits: 100)
        let token = try api.token()
        func noted() throws -> Timestamp? { try api.ledger.keys(accountID: api.account.id).last?.lastUsed }
        let start = api.now
        _ = api.parse(token: token)
        #expect(try noted() == start)
        api.pass(seconds: 59)
        _ = api.parse(token: token)
        #expect(try noted() == start)
        api.pass(seconds: 1)
        _ = api.parse(token: token)
        #expect(try noted() == start.adding(seconds: 60))
        api.jump(seconds: -3600)
        _ = api.parse(token: token)
        #expect(try noted() == start.adding(seconds: -3540))
    }
}
