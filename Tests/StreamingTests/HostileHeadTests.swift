import OriginTesting
import Streaming
import Testing

/// Hostile inputs 82, 83 and 97.
@Suite("Heads of hostile origins")
struct HostileHeadTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let steps: [HostileOrigin.Step]
        /// What the client is told; `nil` where it gets the file.
        let failure: String?

        init(_ name: String, _ text: String, _ failure: String?) { self.init(name, [.send(text)], failure) }

        init(_ name: String, _ steps: [HostileOrigin.Step], _ failure: String?) {
            self.name = name
            self.steps = steps
            self.failure = failure
        }

        var testDescription: String { name }
    }

    private static func ok(_ lines: String..., body: String) -> String {
        (["HTTP/1.1 200 OK", "Content-Type: video/mp4"] + lines + ["", body]).joined(separator: "\r\n")
    }

    private static let chunks = "4\r\ngood\r\n0\r\n\r\n"

    static let lengths = [
        Case("length and chunks", ok("Content-Length: 4", "Transfer-Encoding: chunked", body: chunks), "length"),
        Case("chunks and length", ok("Transfer-Encoding: chunked", "Content-Length: 40", body: chunks), "length"),
        Case("two lengths", ok("Content-Length: 4", "Content-Length: 5", body: "good!"), "length"),
        Case("two equal lengths", ok("Content-Length: 4", "Content-Length: 4", body: "good"), "length"),
        Case("two lengths in one", ok("Content-Length: 4, 4", body: "good"), "length"),
        Case("a negative length", ok("Content-Length: -4", body: "good"), ""),
        Case("a length of 2^64", ok("Content-Length: 18446744073709551616", body: "good"), ""),
        Case("a length of 2^63", ok("Content-Length: 9223372036854775808", body: "good"), ""),
        Case("a length that is no number", ok("Content-Length: 0x4", body: "good"), ""),
        Case("an empty length", ok("Content-Length: ", body: "good"), ""),
    ]

    static let codings = [
        Case("sound chunks", ok("Transfer-Encoding: chunked", body: chunks), nil),
        Case("a chunk size that is none", ok("Transfer-Encoding: chunked", body: "zz\r\ngood\r\n0\r\n\r\n"), "broken"),
        Case("a negative chunk size", ok("Transfer-Encoding: chunked", body: "-4\r\ngood\r\n0\r\n\r\n"), "broken"),
        Case("a huge chunk size", ok("Transfer-Encoding: chunked", body: "ffffffffffffffffff\r\ngood"), "broken"),
        Case("a compressed transfer", ok("Transfer-Encoding: gzip, chunked", body: chunks), ""),
        Case("a transfer coding of nobody's", ok("Transfer-Encoding: xchunked", body: "good"), ""),
        Case("chunks told twice", ok("Transfer-Encoding: chunked", "Transfer-Encoding: chunked", body: chunks), ""),
    ]

    static let heads = [
        Case("one header of a megabyte", ok("X-A: " + String(repeating: "a", count: 1 << 20), body: "good"), "broken"),
        Case(
            "ten thousand headers",
            ok((0..<10_000).map { "X-\($0): a" }.joined(separator: "\r\n"), body: "a"),
            "broken"
        ),
        Case("headers without end", [.send("HTTP/1.1 200 OK\r\n"), .flood("X: y\r\n")], "broken"),
        Case("no reason", "HTTP/1.1 200\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\ngood", nil),
        Case("informational heads without end", [.flood("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")], "broken"),
        Case(
            "an informational head",
            "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" + ok("Content-Length: 4", body: "good"),
            nil
        ),
        Case("HTTP/0.9", "good", "broken"),
        Case("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "broken"),
        Case("a version of nobody's", "HTTP/9.9 200 OK\r\n\r\ngood", "broken"),
        Case("a status that is none", "HTTP/1.1 abc OK\r\n\r\ngood", "broken"),
        Case("a NUL in a header", ok("X: a\u{0}b", "Content-Length: 4", body: "good"), "broken"),
        Case("a switch of protocols", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\ngood", ""),
        Case("nothing", "", "broken"),
    ]

    @Test(
        "Each is told as a failure or taken for what it is, and the next stream is served",
        arguments: lengths + codings + heads
    )
    func judged(hostile: Case) throws {
        let bench = try StreamBench(Sound.beside { _ in hostile.steps })
        let answer = try bench.start().read()
        if let failure = hostile.failure {
            #expect(
                answer.status == 502 && answer.isComplete && (failure.isEmpty || answer.text.contains(failure)),
                "\(answer.text)"
            )
            // What is refused, whatever the reason, is told in the product's own words.
            #expect(!answer.text.contains("good"))
        } else {
            #expect(answer.status == 200 && answer.isComplete && answer.text == "good")
        }
        try Sound.livesOn(bench)
    }

    @Test("Nothing that an origin says of itself, of its cookies or of what browsers may do is handed on")
    func leakage() throws {
        let lines = [
            "Set-Cookie: a=b; Domain=api.example", "Set-Cookie2: a=b", "Server: nginx", "Via: 1.1 cache",
            "X-Cache: HIT",
            "Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true", "Location: http://127.0.0.1/",
            "Content-Security-Policy: default-src *", "Clear-Site-Data: \"*\"", "Service-Worker-Allowed: /",
            "Alt-Svc: h3=\":443\"", "Refresh: 0", "Strict-Transport-Security: max-age=0", "Link: </a>; rel=preload",
            "X-Frame-Options: ALLOWALL", "Cache-Control: public, max-age=9999999", "Content-Disposition: inline",
            "X-Content-Type-Options: x", "Cross-Origin-Resource-Policy: cross-origin", "Status: 500",
            "X-Accel-Redirect: /x",
            "X-Sendfile: /etc/passwd", "NEL: {}", "Report-To: {}", "Timing-Allow-Origin: *", "WWW-Authenticate: Basic",
            "ETag: \"a\"", "Last-Modified: Tue, 01 Jan 2030 00:00:00 GMT",
        ]
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\(lines.joined(separator: "\r\n"))"
        let answer = try StreamBench(HostileOrigin([.send(head + "\r\n\r\ngood")])).start().read()
        #expect(answer.status == 200 && answer.text == "good")
        #expect(Set(answer.headers.keys).isSubset(of: Sound.headers), "\(answer.headers.keys)")
        #expect(answer.headers["ETag"] == "\"a\"" && answer.headers["Content-Disposition"] == "attachment")
        #expect(answer.headers["Cache-Control"] == "private, max-age=300")
        #expect(answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox")
        #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
    }
}
