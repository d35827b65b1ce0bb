import Ledger
import Platforms
import SQLiteLedger
import Testing

@testable import API

@Suite("Idempotency-Key")
struct IdempotencyTests {
    private func key(_ value: String) -> [(name: String, value: String)] { [("idempotency-key", value)] }

    @Test("A retry gets the first answer, is marked, and is not charged")
    func replay() throws {
        let api = try TestAPI()
        let token = try api.token()
        let first = api.parse(token: token, headers: key("a"))
        let second = api.parse(token: token, headers: key("a"))
        #expect(first.status == 200 && second.body == first.body)
        #expect(second.header("Idempotent-Replayed") == "true" && second.header("X-Credits-Charged") == "0")
        #expect(try api.balance == 9 && api.asked == 1)
        #expect(
            api.parse("https://youtu.be/aB3_-xyzQ13", token: token, headers: key("a")).code == "idempotency_conflict"
        )
        #expect(
            api.parse(token: try api.token(), headers: key("a")).header("X-Credits-Charged") == "1",
            "another key's own"
        )
    }

    @Test("Parallel requests with one key are charged once and answered alike")
    func parallel() async throws {
        let api = try TestAPI()
        let token = try api.token()
        let answers = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { api.parse(token: token, headers: [("idempotency-key", "p")]).body } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers).count == 1)
        #expect(try api.balance == 9)
    }

    @Test("A final failure is kept for retries; one that may pass is not")
    func failures() throws {
        for (reason, kept) in [(FailureReason.private, true), (.platformTimeout, false)] {
            let api = try TestAPI { _ in .failure(ExtractionFailure(reason, "x")) }
            let token = try api.token()
            let first = api.parse(token: token, headers: key("f"))
            let second = api.parse(token: token, headers: key("f"))
            #expect(first.code == "304" && second.code == "304")
            #expect((second.header("Idempotent-Replayed") == "true") == kept)
        }
    }

    @Test("Without credits the key stays free for the time after a top-up")
    func insufficient() throws {
        let api = try TestAPI(credits: 0)
        let token = try api.token()
        #expect(api.parse(token: token, headers: key("c")).status == 402)
        _ = try api.ledger.addCredits(1, reason: .topUp, note: nil, accountID: api.account.id, at: api.now)
        #expect(api.parse(token: token, headers: key("c")).status == 200)
    }

    @Test("After a day a key is free again")
    func day() throws {
        let api = try TestAPI()
        let token = try api.token()
        _ = api.parse(token: token, headers: key("d"))
        api.pass(seconds: 86_401)
        #expect(api.parse(token: token, headers: key("d")).header("X-Credits-Charged") == "1")
    }

    @Test(
        "A key is 1 to 255 printable characters, sent once",
        arguments: ["", " ", "a b", "a\r\nb", "é", "\u{7f}", String(repeating: "a", count: 256)]
    )
    func malformed(value: String) throws {
        let api = try TestAPI()
        let token = try api.token()
        #expect(api.parse(token: token, headers: key(value)).code == "invalid_request")
        #expect(api.parse(token: token, headers: key("a") + key("b")).code == "invalid_request")
        #expect(api.parse(token: token, headers: key(String(repeating: "a", count: 255))).status == 200)
    }
}
