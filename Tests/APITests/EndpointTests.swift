import JSON
import Ledger
import Platforms
import SQLiteLedger
import Testing

@testable import API

@Suite("The other endpoints")
struct EndpointTests {
    private let json: [(name: String, value: String)] = [("content-type", "application/json")]

    @Test("Health, readiness and the catalogue are public")
    func open() throws {
        let api = try TestAPI()
        #expect(api.send("GET", "/healthz").status == 200 && api.send("HEAD", "/readyz").status == 200)
        let platforms = api.send("GET", "/api/v1/platforms").json["data"]["platforms"]
        #expect(platforms.count == 9)
        #expect(
            platforms.array.filter { $0["status"].string == "supported" }.map { $0["id"].string }
                == ["youtube"]
        )
        #expect(platforms[0]["headers"]["Referer"].string == "https://www.tiktok.com/")
    }

    @Test(
        "Unknown addresses are 404, other methods 405 with Allow",
        arguments: [
            ("GET", "/", 404), ("GET", "/api/v1", 404), ("GET", "/api/v1/parse/", 404), ("POST", "/healthz", 405),
            ("DELETE", "/api/v1/usage", 405), ("PUT", "/api/v1/keys", 405), ("GET", "/api/v1/keys/abc", 404),
            ("GET", "/api/v1/keys/key_1/reset", 405), ("POST", "/api/v1/keys/key_1/explode", 404),
            ("TRACE", "/readyz", 405),
            ("GET", "/api/v1/../v1/usage", 404), ("GET", "//healthz", 404),
        ]
    )
    func routes(method: String, path: String, status: Int) throws {
        let answer = try TestAPI().send(method, path)
        #expect(answer.status == status && answer.json["code"].string != nil)
        #expect((answer.header("Allow") != nil) == (status == 405))
    }

    @Test("Usage tells balance and outcomes by day")
    func usage() throws {
        let api = try TestAPI()
        let token = try api.token()
        _ = api.parse(token: token)
        let answer = api.send("GET", "/api/v1/usage", token: token)
        #expect(answer.json["data"]["balance"].int == 9)
        #expect(answer.json["data"]["usage"][0]["outcome"].string == "success")
        #expect(answer.json["data"]["usage"][0]["count"].int == 1)
        #expect(api.send("GET", "/api/v1/usage", token: try api.accountToken()).status == 200)
        #expect(api.send("GET", "/api/v1/usage").status == 401)
    }

    @Test(
        "Usage refuses parameters that make no sense",
        arguments: [
            "from=yesterday", "from=2026-02-30", "from=2027-01-01&to=2026-01-01", "from=2020-01-01&to=2026-01-01",
            "x=1",
            "from=2026-01-01&from=2026-01-02", "from",
        ]
    )
    func usageParameters(query: String) throws {
        let api = try TestAPI()
        #expect(api.send("GET", "/api/v1/usage?\(query)", token: try api.token()).code == "invalid_request")
    }

    @Test("A key is made, listed, edited, reset and revoked over HTTP; its token is shown once")
    func keys() throws {
        let api = try TestAPI()
        let owner = try api.accountToken()
        func send(_ method: String, _ path: String, _ body: String = "") -> Answer {
            api.send(method, path, token: owner, headers: body.isEmpty ? [] : json, body: .bytes(Array(body.utf8)))
        }
        let made = send("POST", "/api/v1/keys", #"{"name": "site", "platforms": ["youtube"], "expires": "2030-01-01"}"#)
        let token = try #require(made.json["data"]["token"].string)
        let id = try #require(made.json["data"]["key"]["id"].string)
        #expect(made.status == 201 && made.json["data"]["key"]["expires"].string == "2030-01-02T00:00:00Z")
        #expect(api.parse(token: token).status == 200)
        #expect(!send("GET", "/api/v1/keys").text.contains(token) && send("GET", "/api/v1/keys").text.contains(id))
        let edited = send("PATCH", "/api/v1/keys/\(id)", #"{"platforms": null, "expires": null, "name": "new"}"#)
        #expect(edited.json["data"]["key"]["platforms"].isNull && edited.json["data"]["key"]["name"].string == "new")
        let reset = send("POST", "/api/v1/keys/\(id)/reset", #"{"graceSeconds": 60}"#)
        let second = try #require(reset.json["data"]["token"].string)
        #expect(api.parse(token: token).status == 200 && api.parse(token: second).status == 200)
        api.pass(seconds: 61)
        #expect(api.parse(token: token).code == "invalid_token")
        #expect(send("DELETE", "/api/v1/keys/\(id)").json["data"]["key"]["status"].string == "revoked")
        #expect(api.parse(token: second).code == "invalid_token")
        #expect(send("POST", "/api/v1/keys/\(id)/reset").code == "key_revoked")
        #expect(send("GET", "/api/v1/keys/key_none").code == "key_not_found")
    }

    @Test(
        "Key settings that make no sense are refused in words",
        arguments: [
            #"{}"#, #"{"name": ""}"#, #"{"name": 1}"#, #"{"name": "a", "platforms": []}"#,
            #"{"name": "a", "expires": "soon"}"#,
            #"{"name": "a", "platforms": ["myspace"]}"#, #"{"name": "a", "platforms": "youtube"}"#,
            #"{"name": "a", "x": 1}"#,
            #"{"name": "a", "addresses": ["here"]}"#, #"{"name": "a", "mode": "gold"}"#, #"{"name": "a", "name": "b"}"#,
        ]
    )
    func badKeys(body: String) throws {
        let api = try TestAPI()
        let answer = api.send(
            "POST",
            "/api/v1/keys",
            token: try api.accountToken(),
            headers: json,
            body: .bytes(Array(body.utf8))
        )
        #expect(answer.code == "invalid_request")
        #expect(try api.ledger.keys(accountID: api.account.id).isEmpty)
    }

    @Test(
        "The grace of a reset is a whole number, however it is written",
        arguments: [
            ("60", 200), ("60.0", 200), ("null", 200), ("60.5", 400), ("\"60\"", 400), ("-1", 400), ("1e9", 400),
            ("true", 400), ("604801", 400),
        ]
    )
    func grace(value: String, status: Int) throws {
        let api = try TestAPI()
        _ = try api.token()
        let id = try #require(try api.ledger.keys(accountID: api.account.id).first?.id)
        let answer = api.send(
            "POST",
            "/api/v1/keys/\(id)/reset",
            token: try api.accountToken(),
            headers: json,
            body: .bytes(Array("{\"graceSeconds\": \(value)}".utf8))
        )
        #expect(answer.status == status)
    }

    @Test("Keys are an account's own, and a key's token does not manage keys")
    func ownership() throws {
        let api = try TestAPI()
        let token = try api.token()
        #expect(api.send("GET", "/api/v1/keys", token: token).code == "invalid_token")
        let other = try api.ledger.createAccount(name: "other", at: api.now)
        let foreign = try api.ledger.createKey(
            mode: .live,
            settings: KeySettings(name: "k"),
            digest: Token(making: .live).digest,
            accountID: other.id,
            at: api.now
        )
        #expect(api.send("DELETE", "/api/v1/keys/\(foreign.id)", token: try api.accountToken()).code == "key_not_found")
    }

    @Test("A test key answers every magic link, asks nobody and costs nothing")
    func magic() throws {
        let api = try TestAPI(credits: 0)
        let token = try api.token(mode: .test)
        for (number, outcome) in MagicLink.outcomes {
            let answer = api.parse(MagicLink.url(number), token: token)
            switch outcome {
            case .post(let post):
                #expect(answer.status == 200 && answer.json["data"]["title"].string == post.title, "\(number)")
            case .error(let error):
                #expect(answer.status == error.code.status && answer.code == error.code.rawValue, "\(number)")
                #expect(answer.json["reason"].string == error.reason?.rawValue)
            }
        }
        #expect(api.parse(token: token).code == "invalid_request")
        #expect(api.asked == 0)
    }

    @Test("Failures come as RFC 9457 problems where that is asked for")
    func problems() throws {
        let answer = try TestAPI().send("GET", "/nothing", headers: [("accept", "application/problem+json")])
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.json.members.map(\.key).starts(with: ["type", "title", "status", "detail", "code"]))
    }

    @Test(
        "A sane request id is echoed, any other is replaced",
        arguments: [
            ("abc-1._Z", true), ("a b", false), ("", false), (String(repeating: "a", count: 65), false),
            ("a\r\nb", false),
        ]
    )
    func requestID(id: String, isEchoed: Bool) throws {
        let answer = try TestAPI().send("GET", "/healthz", headers: [("x-request-id", id)])
        #expect((answer.header("X-Request-Id") == id) == isEchoed)
        #expect(answer.header("X-Request-Id")?.isEmpty == false)
    }

    @Test("Whatever comes, a JSON envelope goes back")
    func fuzz() throws {
        let api = try TestAPI()
        let token = try api.token()
        let paths = ["/api/v1/parse", "/api/v1/keys", "/api/v1/usage", "/api/v1/keys/key_1/reset", "/readyz", "/x", ""]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: 0...255) }
            let text = String(decoding: bytes, as: UTF8.self)
            let answer = api.send(
                ["GET", "POST", "PATCH", text].randomElement() ?? "",
                paths.randomElement() ?? "",
                token: Bool.random() ? token : text,
                headers: [("content-type", Bool.random() ? "application/json" : text), ("accept", text)],
                body: .bytes(bytes),
                address: Bool.random() ? "192.0.2.9" : text
            )
            #expect(answer.json["status"].int == answer.status)
        }
    }
}
