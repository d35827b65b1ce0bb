import Media
import OriginTesting
import Streaming
import Testing

/// Hostile inputs 85 to 96.
@Suite("Bodies of hostile origins")
struct ContentTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let type: String
        let body: String
        /// The type that is answered; `nil` where it is no answer.
        let answered: String?
        let failure: String?

        init(_ type: String, _ body: String, _ answered: String) {
            (self.type, self.body, self.answered, failure) = (type, body, answered, nil)
        }

        init(_ type: String, _ body: String, failure: String) {
            (self.type, self.body, answered, self.failure) = (type, body, nil, failure)
        }

        var testDescription: String { "\(type) \(body.prefix(24))" }
    }

    private static let octets = "application/octet-stream"
    private static let script = "<script>alert(document.domain)</script>"

    static let types = [
        Case("Content-Type: text/html", script, failure: "page"),
        Case("Content-Type: TEXT/HTML; charset=utf-8", "abc", failure: "page"),
        Case("Content-Type: application/xhtml+xml", "abc", failure: "page"),
        Case("Content-Type: image/svg+xml", "<svg onload=alert(1)>", failure: "page"),
        Case("Content-Type: image/svg+xml", "svg", octets),
        Case("Content-Type: image/png, text/html", "\u{7F}PNG", octets),
        Case("Content-Type: image/png\r\nContent-Type: text/html", "\u{7F}PNG", octets),
        Case("Content-Type: video/mp4; charset=utf-8; x=\"<script>\"", "abc", "video/mp4"),
        Case("X-A: b", "abc", octets),
        Case("Content-Type: ", "abc", octets),
        Case("Content-Type: nonsense", "abc", octets),
        Case("Content-Type: video/mp4", "\n  <!DOCTYPE html><title>Log in</title>", failure: "page"),
        Case("Content-Type: video/mp4", "<html><body>Log in", failure: "page"),
        Case("Content-Type: application/octet-stream", script, failure: "page"),
        Case("Content-Type: application/xml", "abc", octets),
        Case("Content-Type: application/xml", "<?xml version=\"1.0\"?><Error/>", failure: "page"),
        Case(
            "Content-Type: application/dash+xml",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>",
            failure: "page"
        ),
        Case("Content-Type: application/pdf", "%PDF-1.7", octets),
        Case("Content-Type: application/x-shockwave-flash", "CWS", octets),
        Case("Content-Type: application/javascript", "alert(1)", octets),
        Case("Content-Type: text/javascript", "alert(1)", octets),
        Case("Content-Type: text/css", "a{}", octets),
        Case("Content-Type: image/gif", "GIF89a/*\(script)*/=1;", "image/gif"),
        Case("Content-Type: video/mp4", "\u{0}\u{0}\u{0}\u{18}ftypmp42\(script)", "video/mp4"),
    ]

    @Test("What is answered is media or a file to be saved, and no browser runs it here", arguments: types)
    func answered(hostile: Case) throws {
        let head =
            "HTTP/1.1 200 OK\r\n\(hostile.type)\r\nContent-Length: \(hostile.body.utf8.count)\r\nConnection: close\r\n\r\n"
        let bench = try StreamBench(Sound.beside { _ in [.send(head + hostile.body)] })
        let answer = try bench.start().read()
        if let failure = hostile.failure {
            #expect(answer.status == 502 && answer.text == failure && answer.isComplete)
        } else {
            #expect(answer.status == 200 && answer.text == hostile.body)
            #expect(answer.headers["Content-Type"] == hostile.answered)
            #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
            #expect(answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox")
            #expect(answer.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
        }
        try Sound.livesOn(bench)
    }

    @Test(
        "What is compressed although it was asked not to be is not unpacked and not handed on",
        arguments: ["gzip", "br", "deflate", "zstd", "gzip, gzip", "x-gzip", "identity\r\nContent-Encoding: gzip", "*"]
    )
    func compressed(coding: String) throws {
        let bench = try StreamBench(
            Sound.beside { _ in
                [
                    .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Encoding: \(coding)\r\n\r\n"),
                    .bytes(Self.bomb),
                ]
            }
        )
        let answer = try bench.start().read()
        #expect(answer.status == 502 && answer.text.contains("encoding") && answer.isComplete)
        #expect(bench.origin.requests.allSatisfy { $0.contains("Accept-Encoding: identity\r\n") })
        try Sound.livesOn(bench)
    }

    @Test(
        "A transfer that is compressed is not unpacked either",
        arguments: ["gzip, chunked", "deflate, chunked", "gzip", "deflate"]
    )
    func compressedTransfer(coding: String) throws {
        let isChunked = coding.hasSuffix("chunked")
        let bench = try StreamBench(
            Sound.beside { _ in
                var steps: [HostileOrigin.Step] = [
                    .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: \(coding)\r\n\r\n")
                ]
                if isChunked { steps.append(.send(String(Self.bomb.count, radix: 16) + "\r\n")) }
                steps.append(.bytes(Self.bomb))
                if isChunked { steps.append(.send("\r\n0\r\n\r\n")) }
                return steps
            }
        )
        let answer = try bench.start().read()
        #expect(answer.status == 502 && answer.isComplete && answer.body.count < 1000)
        try Sound.livesOn(bench)
    }

    /// zlib's form of three million zero bytes.
    private static let bomb: [UInt8] =
        [0x78, 0xDA, 0xED, 0xC1, 0x01, 0x01, 0x00, 0x00, 0x00, 0x82, 0x20, 0xFF, 0xAF, 0x6E, 0x48, 0x40, 0x01]
        + [UInt8](repeating: 0, count: 2906) + [0x2F, 0x06, 0xC9, 0x63, 0x00, 0x01]

    @Test(
        "An answer without a byte is never an empty success",
        arguments: ["Content-Length: 0", "Connection: close", "Transfer-Encoding: chunked"]
    )
    func empty(line: String) throws {
        let body = line.hasSuffix("chunked") ? "0\r\n\r\n" : ""
        let bench = try StreamBench(
            Sound.beside { _ in [.send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\(line)\r\n\r\n\(body)")] }
        )
        let answer = try bench.start().read()
        #expect(answer.status == 502 && answer.text == "empty")
        #expect(bench.origin.requests.count == 2, "asked once more")
        try Sound.livesOn(bench)
    }

    @Test("A body that is too short ends as a broken connection; one that is too long is cut")
    func lengths() throws {
        let bench = try StreamBench(
            Sound.beside { request in
                let length = request.hasPrefix("GET /short ") ? 2000 : 3
                let body = String(repeating: "x", count: 1000)
                return [.send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: \(length)\r\n\r\n\(body)")]
            }
        )
        let short = try bench.start("http://v.cdn.example/short").read()
        #expect(short.status == 200 && short.headers["Content-Length"] == "2000")
        #expect(!short.isComplete && short.body.count == 1000)
        let long = try bench.start("http://v.cdn.example/long").read()
        #expect(long.status == 200 && long.isComplete && long.text == "xxx")
        try Sound.livesOn(bench)
    }

    @Test("A body without end runs as long as its client stays, and not longer")
    func endless() throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n"
        let bench = try StreamBench(Sound.beside { _ in [.send(head), .flood("8\r\naaaaaaaa\r\n")] })
        let client = try bench.start(buffer: 4096)
        #expect(client.read(bytes: 200_000).count == 200_000)
        client.leave()
        #expect(bench.reports().first?.outcome == .abandoned)
        #expect(bench.wait { bench.origin.brokenCount == 1 } < 10_000)
        try Sound.livesOn(bench)
    }
}
