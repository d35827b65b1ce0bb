import JSON
import Ledger
import Platforms
import SQLiteLedger
import Testing

@testable import API

@Suite("The demo page's endpoint")
struct DemoTests {
    private static let own: [(name: String, value: String)] = [
        ("content-type", "application/json"), ("sec-fetch-site", "same-origin"),
    ]

    /// An API whose demo pays with a key of the test account.
    private func demo(
        credits: Int = 10,
        _ settings: KeySettings = KeySettings(name: "demo"),
        mode: APIKey.Mode = .live,
        limit: RateLimit = RateLimit(perSecond: 1, burst: 5)
    ) throws -> TestAPI {
        let api = try TestAPI(credits: credits)
        let token = Token(making: mode == .live ? .live : .test)
        let key = try api.ledger.createKey(
            mode: mode,
            settings: settings,
            digest: token.digest,
            accountID: api.account.id,
            at: api.now
        )
        api.use(APISettings(origin: "https://api.example", demoKey: key.id, demoLimit: limit))
        return api
    }

    private func ask(
        _ api: TestAPI,
        _ link: String = "https://youtu.be/aB3_-xyzQ12",
        headers: [(name: String, value: String)] = own,
        address: String = "192.0.2.1"
    ) -> Answer {
        let body = JSONNode.object(("url", .string(link))).bytes
        return api.send("POST", "/api/demo/parse", headers: headers, body: .bytes(body), address: address)
    }

    @Test("It answers as a parse does, and the demo's credits pay; how many are left is not told")
    func success() throws {
        let api = try demo()
        let answer = ask(api)
        #expect(answer.status == 200 && answer.json["data"]["platform"].string == "youtube")
        #expect(try api.balance == 9)
        #expect(answer.header("X-Credits-Remaining") == nil && answer.header("X-Credits-Charged") == nil)
        #expect(api.records.last?.credits == 1)
    }

    @Test("Failures are those of a parse", arguments: [("https://example.com/", "302"), ("", "invalid_request")])
    func failures(link: String, code: String) throws { #expect(ask(try demo(), link).code == code) }

    @Test(
        "Other sites and programs without a browser's word get nothing",
        arguments: [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")], []]
    )
    func otherSites(_ site: [(String, String)]) throws {
        let api = try demo()
        let headers = [("content-type", "application/json")] + site.map { (name: $0.0, value: $0.1) }
        #expect(ask(api, headers: headers).code == "cross_origin")
        #expect(try api.balance == 10 && api.asked == 0)
    }

    @Test("One address has few parses a minute, another its own")
    func limits() throws {
        let api = try demo()
        let codes = (0..<6).map { _ in ask(api).code }
        #expect(codes == [nil, nil, nil, nil, nil, "rate_limited"])
        #expect(ask(api).header("Retry-After") == "1")
        #expect(ask(api, address: "192.0.2.2").status == 200)
    }

    @Test("Without credits it says so")
    func noCredits() throws { #expect(ask(try demo(credits: 0)).code == "insufficient_credits") }

    @Test("Without a key, with an unknown one, and when the key has ended there is no demo")
    func switchedOff() throws {
        let off = try TestAPI()
        #expect(ask(off).code == "not_found")
        off.use(APISettings(origin: "https://api.example", demoKey: "key_unknown"))
        #expect(ask(off).code == "not_found")
        let ended = try demo(KeySettings(name: "demo", expires: Timestamp(seconds: 1_800_000_001)))
        #expect(ask(ended).status == 200)
        ended.pass(seconds: 2)
        #expect(ask(ended).code == "not_found")
    }

    @Test("A demo on a test key asks no platform")
    func testKey() throws {
        let api = try demo(mode: .test)
        #expect(ask(api, "https://www.tiktok.com/@easydown/video/7000000000000000200").status == 200)
        #expect(ask(api).status == 400)
        #expect(try api.balance == 10 && api.asked == 0)
    }

    @Test("A platform that the key may not use is refused")
    func platforms() throws {
        #expect(ask(try demo(KeySettings(name: "demo", platforms: ["weibo"]))).code == "platform_not_allowed")
    }
}
