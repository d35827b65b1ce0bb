import JSON
import Ledger
import SQLiteLedger
import Testing

@testable import API

@Suite("An account's balance and ledger")
struct AccountEndpointTests {
    @Test("The account is shown to its own token only")
    func account() throws {
        let api = try TestAPI()
        let answer = api.send("GET", "/api/v1/account", token: try api.accountToken())
        #expect(answer.json["data"]["account"]["id"].string == api.account.id)
        #expect(answer.json["data"]["account"]["credits"].int == 10)
        #expect(api.send("GET", "/api/v1/account", token: try api.token()).code == "invalid_token")
        #expect(api.send("GET", "/api/v1/account").code == "missing_token")
    }

    @Test("The ledger is paged, newest first, and adds up to the balance")
    func ledger() throws {
        let api = try TestAPI()
        let token = try api.token()
        for _ in 0..<4 { _ = api.parse(token: token) }
        let owner = try api.accountToken()
        var seen: [Int] = []
        var sum = 0
        var path = "/api/v1/ledger?limit=2"
        for _ in 0..<4 {
            let data = api.send("GET", path, token: owner).json["data"]
            seen += data["entries"].array.compactMap { $0["id"].int }
            sum += data["entries"].array.compactMap { $0["delta"].int }.reduce(0, +)
            guard let next = data["next"].int else { break }
            path = "/api/v1/ledger?limit=2&before=\(next)"
        }
        #expect(seen.count == 5 && seen == seen.sorted(by: >))
        #expect(try sum == api.balance)
    }

    @Test("A parse's row names key, platform and request; never a token")
    func row() throws {
        let api = try TestAPI()
        let token = try api.token()
        let id = api.parse(token: token).header("X-Request-Id")
        let answer = api.send("GET", "/api/v1/ledger", token: try api.accountToken())
        let row = answer.json["data"]["entries"][0]
        #expect(row["request"].string == id && row["platform"].string == "youtube" && row["reason"].string == "parse")
        #expect(row["key"].string?.hasPrefix("key_") == true && !answer.text.contains(token))
    }

    @Test(
        "Parameters that make no sense are refused",
        arguments: ["limit=0", "limit=201", "limit=x", "before=0", "before=-1", "x=1", "limit=1&limit=1", "before="]
    )
    func parameters(query: String) throws {
        let api = try TestAPI()
        let answer = api.send("GET", "/api/v1/ledger?\(query)", token: try api.accountToken())
        #expect(answer.code == "invalid_request")
    }

    @Test("One account never sees another's rows")
    func isolation() throws {
        let api = try TestAPI()
        let other = try api.ledger.createAccount(name: "other", at: api.now)
        let token = Token(making: .account)
        try api.ledger.setAccountToken(token.digest, accountID: other.id)
        #expect(api.send("GET", "/api/v1/ledger", token: token.text).json["data"]["entries"].count == 0)
    }
}
