import Foundation
import JSON
import Media
import Platforms
import Testing

@testable import API

/// Hostile inputs 78, 79, 84 and 98 to 102, as far as they are seen before a byte is sent.
@Suite("Hostile requests for media")
struct HostileMediaTests {
    private static let url = "https://v16.tiktokcdn.com/a.mp4"

    private func request(_ job: StreamJob) throws -> OriginRequest {
        var state = StreamState(job.plan)
        guard case .ask(let request, _) = state.start() else { throw Missing() }
        return request
    }

    struct Missing: Error {}

    @Test("Nothing of a caller's headers reaches a media host but one sound range and its conditions")
    func headers() throws {
        let hostile: [(String, String)] = [
            ("range", "bytes=0-1\r\nX-Injected: y"), ("if-range", "a\r\nX: y"), ("if-none-match", "\"a\"\nX: y"),
            ("if-modified-since", "\u{0}"), ("cookie", "a=b"), ("authorization", "Bearer x"),
            ("proxy", "http://127.0.0.1"),
            ("x-forwarded-for", "127.0.0.1"), ("x-forwarded-host", "evil.example"), ("origin", "https://api.example"),
            ("referer", "https://api.example/?secret"), ("accept-language", "de"), ("user-agent", "evil\r\nX: y"),
            ("host", "evil.example"), ("transfer-encoding", "chunked"), ("connection", "upgrade"), ("te", "gzip"),
        ]
        let job = try #require(try HostileRequests.api().unsigned(Self.url, headers: hostile).job)
        let request = try request(job)
        #expect(
            Set(request.headers.map(\.name)).isSubset(of: [
                "User-Agent", "Referer", "Origin", "Accept", "Accept-Encoding",
            ])
        )
        for (name, value) in request.headers {
            #expect(!value.contains("evil") && !value.contains("secret") && !value.contains { $0.isNewline }, "\(name)")
        }
    }

    @Test(
        "A name for saving is one sound name in one header",
        arguments: [
            "a\"; x=\"", "../../etc/passwd", "..\\..\\boot.ini", "\u{202E}4pm.exe", "/", "..", ".", "", "CON",
            String(repeating: "a", count: 2000), String(repeating: "🎬", count: 500), "a;filename=b.html",
            "a%0d%0aX: y.mp4", ".htaccess", "a.mp4.html", " ", "a/b\\c:d*e?f\"g<h>i|j",
        ]
    )
    func names(name: String) throws {
        let target = HostileRequests.target(Self.url) + "&filename=\(HostileRequests.escaped(name))"
        let job = try #require(try HostileRequests.api().media(target, headers: HostileRequests.sameOrigin).job)
        var state = StreamState(job.plan)
        _ = state.start()
        let sound = [("Content-Type", "video/mp4"), ("Content-Length", "900")]
        guard state.take(OriginHead(status: 200, headers: sound)) else { throw Missing() }
        let step = [UInt8](repeating: 7, count: 900).withUnsafeBytes { state.take($0) }
        guard case .begin(let head, _, _) = step else { throw Missing() }
        let header = try #require(head.headers.first { $0.name == "Content-Disposition" }?.value)
        #expect(header.utf8.allSatisfy { (0x20...0x7E).contains($0) } && header.utf8.count < 1500)
        #expect(header.hasPrefix("attachment") && header.filter { $0 == "\"" }.count % 2 == 0)
        #expect(!header.contains("..") && !header.contains("/") && !header.contains("\\") && !header.contains("%2F"))
        #expect(!header.contains("%E2%80%AE") && !header.contains("%00"))
    }

    @Test(
        "A name with control characters, and one of more than two thousand bytes, is refused",
        arguments: [
            "a\"\r\nSet-Cookie: x=1", "a\u{0}b.mp4", "a\u{7F}", "a\u{85}b", String(repeating: "a", count: 5000),
        ]
    )
    func refusedNames(name: String) throws {
        let target = HostileRequests.target(Self.url) + "&filename=\(HostileRequests.escaped(name))"
        let result = try HostileRequests.api().media(target, headers: HostileRequests.sameOrigin)
        try #require(result.answer).expectRefusal(400, "invalid_request", "\(name.prefix(20))")
    }

    @Test("Links and documents are under the configured origin, whatever Host says")
    func host() throws {
        let api = try HostileRequests.api()
        let forged: [(name: String, value: String)] = [
            ("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example"),
            ("x-forwarded-proto", "http"), ("origin", "https://evil.example"),
        ]
        let answer = api.parse(token: try api.token(), headers: forged)
        let link = answer.json["data"]["videos"][0]["proxyUrl"].string
        #expect(link?.hasPrefix("https://api.example/api/media-proxy?") == true)
        #expect(!answer.text.contains("evil.example"))
        let refused = api.parse("https://example.com/", token: try api.token(), headers: forged)
        #expect(refused.json["docUrl"].string?.hasPrefix("https://api.example/docs/") == true)
        let media = api.media(
            HostileRequests.target(Self.url),
            headers: [("host", "evil.example"), ("origin", "https://evil.example")]
        )
        #expect(media.answer?.status == 403 && media.answer?.text.contains("evil.example") == false)
    }

    static let failures: [StreamFailure] = [
        .status(500), .status(403), .empty, .page, .timeout, .redirect, .forbidden, .broken, .answer(.length),
        .answer(.encoding), .answer(.range), .answer(.status(206)), .playlist, .merge,
    ]

    @Test(
        "A failure is told as 502 or 504, in words that hold no address, path, token or byte of the origin",
        arguments: failures
    )
    func failure(_ failure: StreamFailure) throws {
        let api = try HostileRequests.api()
        let secret = "https://v16.tiktokcdn.com/secret-path?token=secret-token"
        let job = try #require(api.unsigned(secret, headers: [("authorization", "Bearer secret-token")]).job)
        let answer = job.failure(failure)
        #expect([502, 504].contains(answer.status))
        let root = try JSONDocument(parsing: answer.body).root
        #expect(root["status"].int == answer.status && root["data"].isNull && root["msg"].nonEmptyString != nil)
        let text = String(decoding: answer.body, as: UTF8.self)
        for secret in ["secret", "tiktokcdn", "127.0.0.1", "/var", ".swift", "libcurl"] {
            #expect(!text.contains(secret))
        }
        #expect(answer.headers.contains { $0.name == "X-Content-Type-Options" && $0.value == "nosniff" })
    }

    @Test("No log line of a stream holds its address, its signature, its name or a header")
    func log() throws {
        let api = try HostileRequests.api()
        let parsed = api.parse(token: try api.token())
        let link = try #require(parsed.json["data"]["videos"][0]["proxyUrl"].string)
        let signed = try #require(api.media(String(link.dropFirst("https://api.example".count))).job)
        let unsigned = try #require(
            api.media(
                HostileRequests.target("https://v16.tiktokcdn.com/secret?a=secret") + "&filename=secret",
                headers: HostileRequests.sameOrigin + [("cookie", "secret"), ("range", "bytes=77-78")]
            ).job
        )
        let refused = api.unsigned("https://u:secret@v16.tiktokcdn.com/secret")
        #expect(refused.answer?.status == 400)
        for outcome in [StreamReport.Outcome.complete, .failed(.broken), .abandoned, .brokenOff] {
            for job in [signed, unsigned] {
                job.ended(StreamReport(outcome: outcome, status: 200, bytes: 5, repeats: 1, elapsed: .seconds(1)))
            }
        }
        let lines = api.records.map { String(decoding: JSONNode.object($0.members).bytes, as: UTF8.self) }
        #expect(lines.count == 10)
        for line in lines {
            for secret in ["secret", "sig", "exp=", "seal", "googlevideo", "tiktokcdn", "http", "77-78", "?"] {
                #expect(!line.contains(secret), "\(line)")
            }
        }
    }

    @Test("Whether a refused host exists, and what it resolves to, cannot be told from the answer")
    func sameRefusal() throws {
        let api = try HostileRequests.api()
        let hosts = [
            "evil.example", "localhost.localdomain", "metadata.google.internal", "no-such-host.invalid", "example.com",
        ]
        let answers = hosts.compactMap { api.unsigned("https://\($0)/").answer }
        #expect(answers.count == hosts.count)
        #expect(Set(answers.map { "\($0.status) \($0.code ?? "") \($0.json["msg"].string ?? "")" }).count == 1)
    }

    @Test("A body beside GET is left alone; HEAD with a range asks for the whole")
    func methods() throws {
        let api = try HostileRequests.api()
        let get = api.unsigned(Self.url, headers: [("content-length", "5"), ("content-type", "application/json")])
        #expect(get.job != nil)
        let head = api.media(
            HostileRequests.target(Self.url),
            method: "HEAD",
            headers: HostileRequests.sameOrigin + [("range", "bytes=5-9")]
        )
        let request = try request(try #require(head.job))
        #expect(!request.headers.contains { $0.name == "Range" })
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get", "GET ", ""] {
            let answer = api.media(
                HostileRequests.target(Self.url),
                method: method,
                headers: HostileRequests.sameOrigin
            ).answer
            try #require(answer).expectRefusal(405, "method_not_allowed", "\(method)")
        }
    }
}
