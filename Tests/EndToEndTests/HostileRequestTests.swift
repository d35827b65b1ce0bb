import Foundation
import JSON
import Testing

/// What no browser sends: broken HTTP, smuggled lengths, tricks with paths and headers. Each is answered in the
/// envelope, and the product lives on. (Groups "URL grammar" and "header injection" of the hostile inputs, as far as
/// they reach the product through nginx; what links and tokens may hold is tested where they are read.)
@Suite("Hostile requests through nginx", .serialized)
struct HostileRequestTests {
    static let installation = Result { try Installation() }

    var product: Installation { get throws { try Self.installation.get() } }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The request; `TOKEN` stands for a good token.
        let bytes: String
        let statuses: [Int]
        var code: String?

        init(_ name: String, _ bytes: String, _ statuses: Int..., code: String? = nil) {
            self.name = name
            self.bytes = bytes
            self.statuses = statuses
            self.code = code
        }

        var testDescription: String { name }
    }

    /// A parse with these headers and this body.
    private static func parse(_ headers: String..., body: String = #"{"url":"https://youtu.be/easydown-01"}"#) -> String
    {
        let given = headers.joined(separator: "\r\n")
        let length = given.lowercased().contains("content-length") || given.lowercased().contains("transfer-encoding")
        return "POST /api/v1/parse HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer TOKEN\r\n"
            + "Content-Type: application/json\r\n" + (length ? "" : "Content-Length: \(body.utf8.count)\r\n")
            + (given.isEmpty ? "" : given + "\r\n") + "\r\n" + body
    }

    private static func get(_ target: String, _ headers: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(headers)\r\n"
    }

    static let lengths = [
        Case("two lengths", parse("Content-Length: 40", "Content-Length: 41"), 400, code: "invalid_request"),
        Case("two equal lengths", parse("Content-Length: 38", "Content-Length: 38"), 400, code: "invalid_request"),
        Case("length and chunks", parse("Content-Length: 5", "Transfer-Encoding: chunked", body: "0\r\n\r\n"), 400),
        Case("a negative length", parse("Content-Length: -1"), 400, code: "invalid_request"),
        Case("a length of 2^64", parse("Content-Length: 18446744073709551616"), 400, 413),
        Case("a length that is no number", parse("Content-Length: 0x26"), 400, code: "invalid_request"),
        Case("a chunk size that is none", parse("Transfer-Encoding: chunked", body: "zz\r\nab\r\n0\r\n\r\n"), 400),
        Case("a huge chunk size", parse("Transfer-Encoding: chunked", body: "ffffffffffffffffff\r\n"), 400, 413),
        Case("an unknown coding", parse("Transfer-Encoding: gzip", body: "x"), 400),
        Case("a coding in disguise", parse("Transfer-Encoding: xchunked", body: "0\r\n\r\n"), 400),
        Case(
            "sound chunks",
            parse("Transfer-Encoding: chunked", body: "26\r\n{\"url\":\"https://youtu.be/easydown-01\"}\r\n0\r\n\r\n"),
            200
        ),
    ]

    static let headers = [
        Case("a folded header", parse("X-A: 1\r\n 2"), 400, 200),
        Case("a header without a name", parse(": x"), 400, 200),
        Case("a NUL in a header", parse("X-A: a\u{0}b"), 400, code: "invalid_request"),
        Case("a space before the colon", parse("X-A : b"), 400, 200),
        Case("no Host", "GET / HTTP/1.1\r\n\r\n", 400, code: "invalid_request"),
        Case("two Hosts", get("/healthz", "Host: other\r\n"), 400, code: "invalid_request"),
        Case("a Proxy header", parse("Proxy: http://127.0.0.1:1"), 200),
        Case("a hundred headers", parse((0..<100).map { "X-\($0): a" }.joined(separator: "\r\n")), 200),
        Case("ten thousand headers", parse((0..<10_000).map { "X-\($0): a" }.joined(separator: "\r\n")), 431, 400),
        Case("one header of a megabyte", parse("X-A: " + String(repeating: "a", count: 1 << 20)), 431, 400),
        Case("a token in the query", get("/api/v1/usage?token=TOKEN"), 401, code: "missing_token"),
        Case("another scheme", get("/api/v1/usage", "Authorization: Basic TOKEN\r\n"), 401, code: "missing_token"),
        Case("an old protocol", "POST /api/v1/parse HTTP/1.0\r\n\r\n", 401, code: "missing_token"),
    ]

    static let targets = [
        Case("dots in a path", get("/api/v1/x/../platforms"), 200, 400, 404),
        Case("dots above the root", get("/../../etc/passwd"), 400, code: "invalid_request"),
        Case("encoded dots", get("/%2e%2e/%2e%2e/etc/passwd"), 400, code: "invalid_request"),
        Case("an encoded NUL", get("/api/v1/platforms%00"), 400, 404),
        Case("an encoded slash", get("/api%2fv1%2fplatforms"), 200, 404),
        Case("a slash too many", get("/api//v1/platforms"), 200, 404),
        Case("a slash at the end", get("/api/v1/platforms/"), 200, 404),
        Case("an address as the target", get("http://evil.example/api/v1/platforms"), 200),
        Case("a lower-case method", "get /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, 405),
        Case("CONNECT", "CONNECT localhost:22 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, 405),
        Case("TRACE", "TRACE /api/v1/parse HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405),
        Case("nothing but zeros", String(repeating: "\u{0}", count: 4096), 400, code: "invalid_request"),
        Case("TLS on a plain port", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\r\n\r\n", 400, code: "invalid_request"),
    ]

    @Test(
        "Each is answered in the envelope, and the next request finds the product well",
        arguments: lengths + headers + targets
    )
    func answers(hostile: Case) throws {
        let product = try product
        let bytes = hostile.bytes.replacing("TOKEN", with: product.token)
        let answer = try product.probe.exchange(Array(bytes.utf8))
        #expect(hostile.statuses.contains(answer.status), "\(answer.status) \(answer.body.prefix(200))")
        if answer.status >= 400 {
            let root = try JSONDocument(parsing: answer.body).root
            #expect(root["status"].int == answer.status && root["code"].string?.isEmpty == false)
            #expect(root["data"].exists && root["data"].isNull)
            if let code = hostile.code { #expect(root["code"].string == code) }
        }
        #expect(try product.probe.send("GET", "/healthz").status == 200)
    }

    @Test("A foreign Host and forged addresses change nothing in what is said")
    func forgedHost() throws {
        let product = try product
        let bytes =
            "GET /api/v1/nothing HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-For: 127.0.0.9\r\n"
            + "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n"
        let answer = try product.probe.exchange(Array(bytes.utf8))
        #expect(answer.status == 404)
        #expect(!answer.body.contains("evil.example"))
        #expect(try JSONDocument(parsing: answer.body).root["docUrl"].string?.contains("localhost") == true)
    }

    @Test(
        "A request id that is no sane token is replaced",
        arguments: ["a b", "a\"b", "ä", String(repeating: "a", count: 65), "{}", "<script>"]
    )
    func requestIDs(id: String) throws {
        let answer = try product.parse("https://youtu.be/easydown-01", headers: [("X-Request-Id", id)])
        #expect(answer.header("X-Request-Id") != id)
        #expect(answer.header("X-Request-Id")?.wholeMatch(of: /[A-Za-z0-9._-]{1,64}/) != nil)
    }

    @Test("Random bytes, and sound requests cut or changed at random, are survived")
    func noise() throws {
        let product = try product
        var generator = SeededGenerator(seed: 41)
        let sound = Array(Self.parse().replacing("TOKEN", with: product.token).utf8)
        for round in 0..<150 {
            var bytes = sound
            switch round % 3 {
            case 0:
                bytes = (0..<Int.random(in: 1...600, using: &generator)).map { _ in
                    .random(in: 0...255, using: &generator)
                }
            case 1: bytes.removeLast(Int.random(in: 60..<sound.count, using: &generator))
            default:
                for _ in 0..<3 {
                    bytes[.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
                }
            }
            try product.probe.exchangeAndLeave(bytes)
        }
        #expect(try product.parse("https://youtu.be/easydown-01").status == 200)
        #expect(!product.log.contains("worker has died"))
    }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
