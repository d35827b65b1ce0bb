import Foundation
import JSON
import Testing

@Suite("The whole product behind nginx", .serialized)
struct ServiceTests {
    // Every request asks the platform, so that the log names its strategy.
    static let installation = Result { try Installation(settings: ["EASYDOWN_CACHE_SECONDS": "0"]) }

    var product: Installation { get throws { try Self.installation.get() } }

    private func json(_ answer: HTTPProbe.Answer) throws -> JSONValue { try JSONDocument(parsing: answer.body).root }

    @Test(
        "A link goes in and media come out, for one credit",
        arguments: [
            ("https://www.youtube.com/watch?v=easydown-01", "youtube", 3, 0),
            ("看看 https://x.com/example/status/1900000000000000001，好看", "twitter", 3, 2),
            ("instagram.com/p/Example_001/", "instagram", 5, 15),
            ("https://www.instagram.com/share/reel/BAAexample", "instagram", 5, 0),
        ]
    )
    func parses(link: String, platform: String, videos: Int, images: Int) throws {
        let answer = try product.parse(link)
        #expect(answer.status == 200)
        let root = try json(answer)
        #expect(root["msg"].string == "success" && root["data"]["platform"].string == platform, "\(answer.body)")
        #expect(root["data"]["videos"].count == videos && root["data"]["images"].count == images)
        #expect(root["data"]["videos"][0]["headers"]["Referer"].string?.hasPrefix("https://") == true)
        #expect(answer.header("X-Credits-Charged") == "1")
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Access-Control-Allow-Origin") == nil)
    }

    @Test(
        "Failures are free and say why",
        arguments: [
            ("https://youtu.be/easydown-02", 200, "304", "private"),
            ("https://x.com/example/status/1900000000000000002", 200, "304", "not_found"),
            ("https://www.bilibili.com/video/BV1EzD000009", 200, "304", "not_found"),
            ("https://www.youtube.com/@someone", 400, "302", nil),
            ("", 400, "invalid_request", nil),
        ]
    )
    func failures(link: String, status: Int, code: String, reason: String?) throws {
        let answer = try product.parse(link)
        let root = try json(answer)
        #expect(answer.status == status && root["code"].string == code && root["reason"].string == reason)
        #expect(root["data"].isNull && root["data"].exists)
        #expect(root["requestId"].string == answer.header("X-Request-Id"))
    }

    @Test("Many requests at once on few credits: exactly as many succeed as there are credits")
    func concurrency() async throws {
        let product = try product
        let account = try product.command("account", "create", "few").trimmingCharacters(in: .newlines)
        _ = try product.command("credits", "add", account, "25")
        let made = try product.command("key", "create", account, "--json")
        let token = try #require(JSONDocument(parsing: made).root["token"].string)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do { return try product.parse("https://youtu.be/easydown-01", token: token).status } catch {
                        return -1
                    }
                }
            }
            return await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(statuses == [200: 25, 402: 175])
        #expect(try product.command("credits", "show", account) == "0 credits\n")
        #expect(try product.command("doctor").contains("every balance is the sum of its ledger"))
    }

    @Test("A retry with the same Idempotency-Key gets the same answer and is not charged, from any worker")
    func idempotency() async throws {
        let product = try product
        let key = ("Idempotency-Key", UUID().uuidString)
        let answers = try await withThrowingTaskGroup(of: HTTPProbe.Answer.self) { group in
            for _ in 0..<12 {
                group.addTask { try product.parse("https://youtu.be/easydown-01", headers: [key]) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 200 && $0.body == answers[0].body })
        #expect(answers.filter { $0.header("X-Credits-Charged") == "1" }.count == 1)
        #expect(try product.parse("https://x.com/i/status/1900000000000000001", headers: [key]).status == 422)
    }

    @Test("nginx's own errors come in the same envelope")
    func nginxErrors() throws {
        let probe = try product.probe
        let cases: [(HTTPProbe.Answer, Int, String)] = [
            (try probe.send("GET", "/nothing"), 404, "not_found"),
            (try probe.send("TRACE", "/"), 405, "method_not_allowed"),
            (try probe.send("GET", "/api/v1/nothing"), 404, "not_found"),
            (try probe.exchange(Array("NONSENSE / HTTP/1.1\r\n\r\n".utf8)), 400, "invalid_request"),
            (try probe.exchange(Array("GET / HTTP/1.1\r\n\r\n".utf8)), 400, "invalid_request"),
            (try probe.send("GET", "/" + String(repeating: "a", count: 40_000)), 414, "uri_too_long"),
            (
                try probe.send("GET", "/", headers: [("X-A", String(repeating: "a", count: 40_000))]), 431,
                "headers_too_large"
            ),
        ]
        for (answer, status, code) in cases {
            #expect(answer.status == status, "\(code)")
            let root = try json(answer)
            #expect(root["code"].string == code && root["status"].int == status)
            #expect(answer.header("Content-Type") == "application/json")
        }
    }

    @Test("The order of checks holds for large bodies too: the token comes first")
    func orderOfChecks() throws {
        let probe = try product.probe
        let large = String(repeating: "a", count: 100_000)
        #expect(try probe.send("POST", "/api/v1/parse", body: large).status == 401)
        let bearer = ("Authorization", "Bearer \(try product.token)")
        #expect(try probe.send("GET", "/api/v1/parse", headers: [bearer]).status == 405)
        #expect(try probe.send("POST", "/api/v1/parse", headers: [bearer], body: large).status == 415)
        let type = ("Content-Type", "application/json")
        #expect(try probe.send("POST", "/api/v1/parse", headers: [bearer, type], body: large).status == 413)
        #expect(try probe.send("POST", "/api/v1/parse", headers: [bearer, bearer, type], body: "{}").status != 200)
    }

    @Test("The log has one line a request and never a token")
    func log() throws {
        let id = "log-\(UInt32.random(in: 0...UInt32.max))"
        let answer = try product.parse("https://youtu.be/easydown-01", headers: [("X-Request-Id", id)])
        #expect(answer.header("X-Request-Id") == id)
        let lines = try product.log.split(separator: "\n").filter { $0.contains(id) }
        #expect(lines.count == 1)
        let line = try JSONDocument(parsing: String(lines.first ?? "")).root
        #expect(line["platform"].string == "youtube" && line["credits"].int == 1 && line["strategy"].string != nil)
        #expect(try !product.log.contains("ed_live_") && !product.log.contains("googlevideo"))
    }
}
