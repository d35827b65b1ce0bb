import JSON
import Ledger
import Platforms
import SQLiteLedger
import Testing

@testable import API

@Suite("POST /api/v1/parse")
struct ParseTests {
    @Test("A success has the contract's fields in the contract's order, and costs one credit")
    func success() throws {
        let api = try TestAPI()
        let answer = api.parse(token: try api.token())
        #expect(answer.status == 200)
        #expect(answer.json.members.map(\.key) == ["status", "data", "msg"])
        let names = answer.json["data"].members.map(\.key)
        #expect(names.starts(with: ["platform", "title", "thumbnail", "duration", "images", "videos", "audios", "id"]))
        let video = answer.json["data"]["videos"][0]
        let order = ["url", "quality", "mimeType", "width", "height", "hasAudio", "source"]
        #expect(video.members.map(\.key).starts(with: order))
        #expect(video["headers"]["Referer"].string == "https://www.youtube.com/")
        #expect(video["headers"]["Origin"].string == "https://www.youtube.com")
        #expect(answer.header("X-Credits-Charged") == "1" && answer.header("X-Credits-Remaining") == "9")
        #expect(answer.header("Cache-Control") == "no-store" && answer.header("Access-Control-Allow-Origin") == nil)
        #expect(try api.balance == 9)
    }

    /// Each row breaks one check and every later one: the earlier answer must win.
    @Test("The checks come in the contract's order")
    func order() throws {
        let api = try TestAPI(credits: 0)
        let limited = try api.token(KeySettings(name: "k", platforms: ["twitter"]))
        let open = try api.token()
        let json: [(name: String, value: String)] = [("content-type", "application/json")]
        let bad = RequestBody.bytes(Array("{}".utf8))
        #expect(api.send("GET", "/api/v1/parse").code == "missing_token")
        #expect(api.send("GET", "/api/v1/parse", token: "ed_live_x").code == "invalid_token")
        #expect(api.send("GET", "/api/v1/parse", token: limited).code == "method_not_allowed")
        #expect(api.send("POST", "/api/v1/parse", token: limited, body: .tooLarge).code == "unsupported_media_type")
        #expect(
            api.send("POST", "/api/v1/parse", token: limited, headers: json, body: .tooLarge).code
                == "payload_too_large"
        )
        #expect(api.send("POST", "/api/v1/parse", token: limited, headers: json, body: bad).code == "invalid_request")
        #expect(api.parse("https://example.com/", token: limited).code == "302")
        #expect(api.parse(token: limited).code == "platform_not_allowed")
        #expect(api.parse(token: open).code == "insufficient_credits")
        #expect(api.asked == 0)
    }

    static let authorizations: [(String, String)] = [
        ("Bearer", "missing_token"), ("", "missing_token"), ("Basic dTpw", "missing_token"), ("TOKEN", "missing_token"),
        ("Bearer  TOKEN", "missing_token"), ("Bearer TOKEN ", "missing_token"), ("Bearer TOKEN x", "missing_token"),
        ("Bearer token", "invalid_token"), ("Bearer TOKEN0", "invalid_token"), ("Bearer\tTOKEN", "missing_token"),
    ]

    @Test("The Authorization header is read strictly", arguments: authorizations)
    func authorization(value: String, code: String) throws {
        let api = try TestAPI()
        let token = try api.token()
        let header = (name: "authorization", value: value.replacing("TOKEN", with: token))
        let answer = api.parse(token: nil, headers: [header])
        #expect(answer.status == 401 && answer.code == code)
        #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
        #expect(api.parse(token: nil, headers: [(name: "authorization", value: "bEaReR \(token)")]).status == 200)
        let twice = [
            (name: "authorization", value: "Bearer \(token)"), (name: "authorization", value: "Bearer \(token)"),
        ]
        #expect(api.parse(token: nil, headers: twice).code == "missing_token")
        #expect(api.send("POST", "/api/v1/parse?token=\(token)").code == "missing_token")
    }

    @Test("An expired, revoked, reset, foreign or account token does not parse")
    func tokens() throws {
        let api = try TestAPI()
        let expiring = try api.token(KeySettings(name: "k", expires: api.now.adding(seconds: 60)))
        #expect(api.parse(token: expiring).status == 200)
        api.pass(seconds: 60)
        #expect(api.parse(token: expiring).code == "token_expired")
        let token = try api.token()
        let key = try #require(try api.ledger.keys(accountID: api.account.id).last)
        _ = try api.ledger.revokeKey(id: key.id, accountID: nil, at: api.now)
        #expect(api.parse(token: token).code == "invalid_token")
        #expect(api.parse(token: try api.accountToken()).code == "invalid_token")
        #expect(api.parse(token: Token(making: .live).text).code == "invalid_token")
        let local = try api.token(KeySettings(name: "k", addresses: ["198.51.100.0/24"]))
        #expect(api.parse(token: local).code == "address_not_allowed")
        #expect(api.parse(token: local, address: "198.51.100.7").status == 200)
    }

    static let bodies: [(String, String)] = [
        ("", "invalid_request"), ("x", "invalid_request"), ("[]", "invalid_request"), ("\"a\"", "invalid_request"),
        ("{}", "invalid_request"), (#"{"url": 1}"#, "invalid_request"), (#"{"url": null}"#, "invalid_request"),
        (#"{"url": ""}"#, "invalid_request"), (#"{"url": " \n"}"#, "invalid_request"),
        (#"{"url": ["https://youtu.be/aB3_-xyzQ12"]}"#, "invalid_request"),
        (#"{"url[]": "https://youtu.be/aB3_-xyzQ12"}"#, "invalid_request"),
        (#"{"URL": "https://youtu.be/aB3_-xyzQ12"}"#, "invalid_request"),
        ("url=https://youtu.be/aB3_-xyzQ12", "invalid_request"),
        (#"{"url": "https://youtu.be/aB3_-xyzQ12", "url": "x"}"#, "invalid_request"),
        ("\u{feff}{\"url\": \"https://youtu.be/aB3_-xyzQ12\"}", "invalid_request"),
        (#"{"url": "\ud800"}"#, "invalid_request"), (#"{"url": "a"} x"#, "invalid_request"),
        (String(repeating: "[", count: 8000), "invalid_request"),
        (#"{"url": "\#(String(repeating: "a", count: 4097))"}"#, "invalid_request"),
        (#"{"url": "\#(String(repeating: "a", count: 4096))"}"#, "302"),
        (#"{"url": "https://www.youtube.com/@someone"}"#, "302"),
        (#"{"url": "\u0000https://youtu.be/\u0000"}"#, "302"),
        (String(repeating: " ", count: 16_385), "payload_too_large"),
    ]

    @Test("What is no request for one link is refused in words", arguments: bodies)
    func body(text: String, code: String) throws {
        let api = try TestAPI()
        let answer = api.send(
            "POST",
            "/api/v1/parse",
            token: try api.token(),
            headers: [("content-type", "application/json; charset=UTF-8")],
            body: .bytes(Array(text.utf8))
        )
        #expect(answer.code == code)
        #expect(answer.json["data"].exists && answer.json["data"].isNull && answer.json["msg"].nonEmptyString != nil)
        #expect(answer.json["docUrl"].string?.hasPrefix("https://api.example/docs/errors/#") == true)
        #expect(api.asked == 0)
    }

    @Test("Bytes that are no UTF-8, and a body that broke off, are refused")
    func brokenBodies() throws {
        let api = try TestAPI()
        let json: [(name: String, value: String)] = [("content-type", "application/json")]
        for body in [RequestBody.bytes([0x7B, 0xFF]), .incomplete] {
            #expect(
                api.send("POST", "/api/v1/parse", token: try api.token(), headers: json, body: body).code
                    == "invalid_request"
            )
        }
        for type in ["text/plain", "application/json; charset=latin1", "application/jsonp", ""] {
            let answer = api.send("POST", "/api/v1/parse", token: try api.token(), headers: [("content-type", type)])
            #expect(answer.code == "unsupported_media_type")
        }
    }

    @Test("Every reason is code 304 with status 200, free, and counted", arguments: FailureReason.allCases)
    func reasons(reason: FailureReason) throws {
        let api = try TestAPI { _ in .failure(ExtractionFailure(reason, "secret detail")) }
        let answer = api.parse(token: try api.token())
        #expect(answer.status == 200 && answer.code == "304" && answer.json["reason"].string == reason.rawValue)
        #expect(answer.json["retryable"].bool == reason.isRetryable)
        #expect((answer.json["retryAfter"].int != nil) == reason.isRetryable)
        #expect(answer.header("X-Credits-Charged") == "0" && !answer.text.contains("secret detail"))
        #expect(try api.balance == 10)
        let usage = try api.ledger.usage(accountID: api.account.id, firstDay: api.now.day, lastDay: api.now.day)
        #expect(usage.map { "\($0.platform) \($0.outcome) \($0.count)" } == ["youtube \(reason.rawValue) 1"])
        #expect(api.records.last?.detail == "secret detail")
    }

    @Test("A failure is remembered for a short while, then the platform is asked again")
    func memory() throws {
        let api = try TestAPI { _ in .failure(ExtractionFailure(.private, "x")) }
        let token = try api.token()
        for _ in 0..<3 { #expect(api.parse(token: token).json["reason"].string == "private") }
        #expect(api.asked == 1)
        _ = api.parse("https://youtu.be/aB3_-xyzQ13", token: token)
        #expect(api.asked == 2)
    }

    @Test("A platform that is only recognised says so, free of charge")
    func recognisedOnly() throws {
        let api = try TestAPI()
        let answer = api.parse("https://www.bilibili.com/video/BV1xx411c7mD", token: try api.token())
        #expect(answer.code == "304" && answer.json["reason"].string == "no_media")
        #expect(answer.json["msg"].string?.contains("does not read") == true)
        #expect(try api.balance == 10)
    }

    @Test("Of a hundred requests at once on one credit one succeeds; balance and ledger agree")
    func concurrency() async throws {
        let api = try TestAPI(credits: 1)
        let token = try api.token()
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { api.parse(token: token).status } }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(statuses == [200: 1, 402: 99])
        #expect(try api.balance == 0 && api.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("No log line holds a token, a media address or what was posted")
    func log() throws {
        let api = try TestAPI()
        let token = try api.token()
        _ = api.parse("看看 secret-words https://youtu.be/aB3_-xyzQ12", token: token)
        _ = api.parse("secret-words", token: token)
        for record in api.records {
            let line = String(decoding: JSONNode.object(record.members).bytes, as: UTF8.self)
            #expect(!line.contains(token) && !line.contains("secret-words") && !line.contains("googlevideo"))
        }
        #expect(api.records.first?.credits == 1 && api.records.first?.accountID == api.account.id)
    }
}
