import JSON
import Ledger
import Testing

@testable import API

@Suite("Sessions of the console")
struct SessionTests {
    private let own: [(name: String, value: String)] = [
        ("content-type", "application/json"), ("sec-fetch-site", "same-origin"),
    ]

    private func signIn(_ api: TestAPI, _ token: String, headers: [(name: String, value: String)]? = nil) -> Answer {
        let body = JSONNode.object(("token", .string(token))).bytes
        return api.send("POST", "/api/session", headers: headers ?? own, body: .bytes(body))
    }

    /// The cookie as a browser would send it back.
    private func cookie(_ answer: Answer) throws -> (name: String, value: String) {
        let set = try #require(answer.header("Set-Cookie"))
        return ("cookie", String(try #require(set.split(separator: ";").first)))
    }

    private func isNobody(_ answer: Answer) -> Bool {
        answer.status == 200 && answer.json["data"]["account"].isNull && answer.json["data"]["account"].exists
    }

    @Test("Signing in gives a cookie that no script reads and no other site sends, and never the token")
    func signingIn() throws {
        let api = try TestAPI()
        let token = try api.accountToken()
        let answer = signIn(api, token)
        #expect(answer.status == 200 && answer.json["data"]["account"]["credits"].int == 10)
        let set = try #require(answer.header("Set-Cookie"))
        #expect(set.hasSuffix("; Max-Age=43200; Path=/api/; HttpOnly; SameSite=Strict; Secure"))
        #expect(!set.contains(token) && !answer.text.contains(token))
    }

    @Test("Over plain HTTP the cookie is not marked secure: the browser would drop it")
    func plainHTTP() throws {
        let api = try TestAPI(settings: APISettings(origin: "http://localhost:8080"))
        let set = try #require(signIn(api, try api.accountToken()).header("Set-Cookie"))
        #expect(!set.contains("Secure"))
    }

    @Test("A session opens what the account token opens, and no parse")
    func use() throws {
        let api = try TestAPI()
        let headers = own + [try cookie(signIn(api, try api.accountToken()))]
        for path in ["/api/session", "/api/v1/account", "/api/v1/ledger", "/api/v1/usage", "/api/v1/keys"] {
            #expect(api.send("GET", path, headers: headers).status == 200, "\(path)")
        }
        let made = api.send("POST", "/api/v1/keys", headers: headers, body: .bytes(Array(#"{"name":"web"}"#.utf8)))
        #expect(made.status == 201)
        let body = Array(#"{"url":"https://youtu.be/aB3_-xyzQ12"}"#.utf8)
        #expect(api.send("POST", "/api/v1/parse", headers: headers, body: .bytes(body)).code == "missing_token")
    }

    @Test(
        "Another site's page gets nothing, with or without the cookie",
        arguments: [
            [("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")],
            [("origin", "https://evil.example")], [("referer", "https://api.example.evil.example/")], [],
        ]
    )
    func otherSites(_ site: [(String, String)]) throws {
        let api = try TestAPI()
        let token = try api.accountToken()
        let cookie = try cookie(signIn(api, token))
        let headers = [("content-type", "application/json")] + site.map { (name: $0.0, value: $0.1) }
        #expect(signIn(api, token, headers: headers).code == "cross_origin")
        for (method, path) in [("GET", "/api/v1/keys"), ("POST", "/api/v1/keys"), ("DELETE", "/api/session")] {
            #expect(api.send(method, path, headers: headers + [cookie]).code == "cross_origin", "\(method) \(path)")
        }
    }

    @Test("Only account tokens sign in", arguments: ["", "ed_acct_nonsense", "live", "test", "unknown"])
    func wrongTokens(kind: String) throws {
        let api = try TestAPI()
        let token =
            switch kind {
            case "live": try api.token()
            case "test": try api.token(mode: .test)
            case "unknown": Token(making: .account).text
            default: kind
            }
        let answer = signIn(api, token)
        #expect(answer.code == "invalid_token" && answer.header("Set-Cookie") == nil)
    }

    @Test("A session ends after twelve hours")
    func expiry() throws {
        let api = try TestAPI()
        let headers = own + [try cookie(signIn(api, try api.accountToken()))]
        api.pass(seconds: Sessions.seconds - 1)
        #expect(api.send("GET", "/api/session", headers: headers).status == 200)
        api.pass(seconds: 1)
        #expect(isNobody(api.send("GET", "/api/session", headers: headers)))
        #expect(api.send("GET", "/api/v1/keys", headers: headers).code == "missing_token")
    }

    @Test("A session ends with the account token it was made with")
    func replacedToken() throws {
        let api = try TestAPI()
        let headers = own + [try cookie(signIn(api, try api.accountToken()))]
        _ = try api.accountToken()
        #expect(api.send("GET", "/api/v1/keys", headers: headers).code == "invalid_token")
        #expect(isNobody(api.send("GET", "/api/session", headers: headers)))
    }

    @Test("Signing out takes the cookie away, also from who has none")
    func signingOut() throws {
        let api = try TestAPI()
        let set = api.send("DELETE", "/api/session", headers: own).header("Set-Cookie")
        #expect(set == "easydown_session=; Max-Age=0; Path=/api/; HttpOnly; SameSite=Strict; Secure")
    }

    @Test("A changed, doubled, foreign or endless cookie is no session")
    func hostileCookies() throws {
        let api = try TestAPI()
        let good = try cookie(signIn(api, try api.accountToken())).value
        let other = try TestAPI()
        let foreign = try cookie(signIn(other, try other.accountToken())).value
        let hostile = [
            good + "A", String(good.dropLast()), "\(good); \(good)", "easydown_session=", "easydown_session",
            "x\(good)", foreign, "easydown_session=" + String(repeating: "A", count: 100_000),
            String(repeating: ";", count: 10_000), good.replacingOccurrences("=", "= "),
        ]
        for value in hostile {
            let headers = own + [("cookie", value)]
            #expect(api.send("GET", "/api/v1/keys", headers: headers).code == "missing_token", "\(value.prefix(60))")
        }
        let padded = own + [("cookie", "theme=dark;  \(good); a=b")]
        #expect(api.send("GET", "/api/v1/keys", headers: padded).status == 200)
    }

    @Test("Attempts of one address are bounded")
    func attempts() throws {
        let api = try TestAPI()
        let codes = (0...SessionEndpoint.limit.burst).map { _ in signIn(api, "x").code }
        #expect(codes.dropLast().allSatisfy { $0 == "invalid_token" } && codes.last == "rate_limited")
    }
}

extension String {
    fileprivate func replacingOccurrences(_ old: Character, _ new: String) -> String {
        map { $0 == old ? new : String($0) }.joined()
    }
}
