import Platforms
import Testing

@testable import Media

@Suite("One stream from an origin to a client")
struct StreamStateTests {
    @Test("A file is asked for, its first byte is waited for, and it is handed on to its last byte")
    func whole() throws {
        let stream = try Stream()
        #expect(stream.start().asked == "https://v.cdn.example/a.mp4")
        #expect(stream.take(.make(200, "Content-Type: video/mp4; a=b", "Content-Length: 10", "ETag: \"a\"")))
        let first = stream.take(4)
        #expect(first.head?.status == 200 && first.count == 4)
        #expect(first.head?.header("Content-Type") == "video/mp4")
        #expect(first.head?.header("Content-Length") == "10")
        #expect(first.head?.header("ETag") == "\"a\"")
        #expect(first.head?.header("Accept-Ranges") == "bytes")
        #expect(stream.take(6).count == 6)
        #expect(stream.hasDeliveredAll)
        #expect(stream.ended(.complete).isFinish)
    }

    @Test("A part is handed on as a part; a file that comes whole instead is handed on as that")
    func parts() throws {
        let part = try Stream(range: .bounded(first: 10, last: 19))
        #expect(part.start().asked == "https://v.cdn.example/a.mp4 bytes=10-19")
        #expect(part.take(.make(206, "Content-Range: bytes 10-19/100", "Content-Length: 10")))
        let head = part.take(10).head
        #expect(head?.status == 206 && head?.header("Content-Range") == "bytes 10-19/100")
        let whole = try Stream(range: .from(10))
        _ = whole.start()
        #expect(whole.take(.make(200, "Content-Length: 100")))
        let other = whole.take(10).head
        #expect(other?.status == 200 && other?.header("Accept-Ranges") == "none")
        #expect(other?.header("Content-Range") == nil && other?.header("Content-Length") == "100")
    }

    @Test(
        "What is no answer to what was asked is not handed on",
        arguments: [
            (206, ["Content-Range: bytes 0-9/100"]), (206, []), (206, ["Content-Range: bytes 11-19/100"]),
            (200, ["Content-Length: 1", "Content-Length: 2"]), (200, ["Content-Length: -1"]),
            (200, ["Content-Length: 5", "Transfer-Encoding: chunked"]), (200, ["Content-Encoding: gzip"]),
            (204, []), (304, []), (300, []), (401, []), (451, []),
        ] as [(Int, [String])]
    )
    func unsound(status: Int, lines: [String]) throws {
        let stream = try Stream(range: .bounded(first: 10, last: 19))
        _ = stream.start()
        let step = stream.refuse(.make(status, lines: lines))
        #expect(step?.failure != nil)
    }

    @Test("304 and 416 are handed on where they answer what was asked")
    func noBody() throws {
        let cached = try Stream(headers: [("if-none-match", "\"a\"")])
        _ = cached.start()
        let unchanged = cached.refuse(.make(304, "ETag: \"a\"", "Set-Cookie: x=1"))?.answer
        #expect(unchanged?.status == 304 && unchanged?.header("ETag") == "\"a\"")
        #expect(unchanged?.header("Set-Cookie") == nil)
        let beyond = try Stream(range: .from(500))
        _ = beyond.start()
        let answer = beyond.refuse(.make(416, "Content-Range: bytes */100"))?.answer
        #expect(answer?.status == 416 && answer?.header("Content-Range") == "bytes */100")
    }

    @Test("HEAD is answered by the head of a GET, without a part, after its first byte")
    func head() throws {
        let stream = try Stream(range: .from(5), isHead: true)
        #expect(stream.start().asked == "https://v.cdn.example/a.mp4")
        #expect(stream.take(.make(200, "Content-Length: 100", "Content-Type: video/mp4")))
        #expect(stream.take(10).isStop)
        let answer = stream.ended(.refused).answer
        #expect(answer?.status == 200 && answer?.header("Content-Length") == "100")
    }

    @Test("An empty answer, a page, and silence are failures, never an empty success")
    func nothing() throws {
        let empty = try Stream()
        _ = empty.start()
        #expect(empty.take(.make(200, "Content-Type: video/mp4", "Content-Length: 0")))
        #expect(empty.ended(.complete).asked == "https://v.cdn.example/a.mp4 after 0.25 seconds", "once more")
        #expect(empty.take(.make(200, "Content-Type: video/mp4")))
        #expect(empty.ended(.complete).failure == .empty)
        let page = try Stream()
        _ = page.start()
        #expect(page.refuse(.make(200, "Content-Type: text/html; charset=utf-8"))?.failure == .page)
        let disguised = try Stream()
        _ = disguised.start()
        #expect(disguised.take(.make(200, "Content-Type: video/mp4", "Content-Length: 900")))
        #expect(disguised.take("\r\n <!DOCTYPE html><html>").isStop)
        #expect(disguised.ended(.refused).failure == .page)
        let silent = try Stream()
        _ = silent.start()
        #expect(silent.ended(.failed(.timeout)).failure == .timeout)
        let forbidden = try Stream()
        _ = forbidden.start()
        #expect(forbidden.ended(.failed(.forbidden)).failure == .forbidden)
    }

    @Test("What a body is is judged when enough of it has come, however small its pieces are")
    func pieces() throws {
        let page = try Stream()
        _ = page.start()
        _ = page.take(.make(200, "Content-Type: video/mp4"))
        #expect(page.take("  ").count == nil && page.take("<ht").count == nil)
        #expect(page.take("ml>").isStop)
        #expect(page.ended(.refused).failure == .page)
        let playlist = try Stream()
        _ = playlist.start()
        _ = playlist.take(.make(200, "Content-Type: video/mp4"))
        _ = playlist.take("#EXT")
        _ = playlist.take("M3U\na.ts\n")
        #expect(playlist.ended(.complete).playlist == "#EXTM3U\na.ts\n")
        let small = try Stream()
        _ = small.start()
        _ = small.take(.make(200, "Content-Type: image/png"))
        _ = small.take("#")
        #expect(small.ended(.complete).body == "#")
        let media = try Stream()
        _ = media.start()
        _ = media.take(.make(200, "Content-Length: 20"))
        _ = media.take("<")
        #expect(media.take("0123456789abcdef").count == 17)
        let cut = try Stream()
        _ = cut.start()
        _ = cut.take(.make(200, "Content-Length: 20"))
        _ = cut.take("<")
        #expect(cut.ended(.failed(.broken("reset"))).asked != nil, "the first byte was not handed on")
    }

    @Test("Redirects are followed at most three times, to the platform's own hosts only")
    func redirects() throws {
        let stream = try Stream()
        _ = stream.start()
        #expect(stream.refuse(.make(302, "Location: /b"))?.asked == "https://v.cdn.example/b")
        #expect(stream.refuse(.make(307, "Location: //w.cdn.example/c"))?.asked == "https://w.cdn.example/c")
        #expect(stream.refuse(.make(301, "Location: d"))?.asked == "https://w.cdn.example/d")
        #expect(stream.refuse(.make(308, "Location: /e"))?.failure == .redirect)
        let bad = [
            "Location: http://127.0.0.1/", "Location: https://[::ffff:a9fe:a9fe]/", "Location: file:///etc/passwd",
            "Location: https://cdn.example.evil.example/", "Location: https://cdn.example@evil.example/",
            "Location: https://v.cdn.example:8443/", "Location: ", "X: y", "Location: /a\u{7F}",
        ]
        for line in bad {
            let stream = try Stream()
            _ = stream.start()
            #expect(stream.refuse(.make(302, line))?.failure == .redirect, "\(line)")
        }
        let twice = try Stream()
        _ = twice.start()
        #expect(twice.refuse(.make(302, "Location: /a", "Location: /b"))?.failure == .redirect)
    }

    @Test(
        "A stale link is parsed again once, and the same rendition asked for under its new address",
        arguments: [403, 404, 410]
    )
    func stale(status: Int) throws {
        let stream = try Stream(range: .from(7), canParseAgain: true)
        _ = stream.start()
        #expect(stream.refuse(.make(status))?.isParse == true)
        let fresh = FreshMedia(url: "https://w.cdn.example/new.mp4", cookies: CookieJar(), egress: 3)
        #expect(stream.parsedAgain(fresh).asked == "https://w.cdn.example/new.mp4 bytes=7-")
        #expect(stream.refuse(.make(status))?.failure == .status(status), "not twice")
        let gone = try Stream(canParseAgain: true)
        _ = gone.start()
        _ = gone.refuse(.make(status))
        #expect(gone.parsedAgain(nil).failure == .status(status))
        let foreign = try Stream(canParseAgain: true)
        _ = foreign.start()
        _ = foreign.refuse(.make(status))
        let elsewhere = FreshMedia(url: "https://evil.example/", cookies: CookieJar(), egress: 0)
        #expect(foreign.parsedAgain(elsewhere).failure == .status(status))
        let unsigned = try Stream()
        _ = unsigned.start()
        #expect(unsigned.refuse(.make(status))?.failure == .status(status))
    }

    @Test("A stream that breaks off goes on where it broke off, if it is the same file")
    func healing() throws {
        let stream = try Stream()
        #expect(stream.begin().count == 40)
        #expect(stream.ended(.failed(.broken("reset"))).asked == "https://v.cdn.example/a.mp4 bytes=40-")
        #expect(stream.take(.make(206, "Content-Range: bytes 40-99/100", "ETag: \"a\"")))
        #expect(stream.take(60).count == 60)
        #expect(stream.ended(.complete).isFinish)
    }

    @Test("Where the same file cannot be had again the client's connection is broken off")
    func breaking() throws {
        let stream = try Stream()
        _ = stream.begin()
        #expect(stream.ended(.complete).asked != nil, "shorter than it said")
        var steps: [StreamStep] = []
        for _ in 0..<3 {
            steps += [stream.refuse(.make(206, "Content-Range: bytes 40-99/100", "ETag: \"b\""))].compactMap(\.self)
        }
        #expect(
            steps.map(\.asked) == [
                "https://v.cdn.example/a.mp4 bytes=40- after 0.25 seconds",
                "https://v.cdn.example/a.mp4 bytes=40- after 1.0 seconds", nil,
            ]
        )
        #expect(steps.last?.isBreak == true)
        let endless = try Stream()
        _ = endless.start()
        #expect(endless.take(.make(200, "Content-Type: video/mp4")))
        _ = endless.take(10)
        #expect(endless.ended(.failed(.timeout)).isBreak, "neither length nor version is known")
    }

    @Test("A link that goes stale in the middle is parsed again, and the rest taken from the new address")
    func staleInTheMiddle() throws {
        let stream = try Stream(canParseAgain: true)
        _ = stream.begin()
        _ = stream.ended(.failed(.broken("reset")))
        #expect(stream.refuse(.make(403))?.isParse == true)
        let fresh = FreshMedia(url: "https://w.cdn.example/new.mp4", cookies: CookieJar(), egress: 0)
        #expect(stream.parsedAgain(fresh).asked == "https://w.cdn.example/new.mp4 bytes=40-")
        #expect(stream.take(.make(206, "Content-Range: bytes 40-99/100", "ETag: \"a\"")))
        #expect(stream.take(60).count == 60 && stream.ended(.complete).isFinish)
    }

    @Test("More than was promised is cut off")
    func excess() throws {
        let stream = try Stream(range: .bounded(first: 0, last: 9))
        _ = stream.start()
        #expect(stream.take(.make(206, "Content-Range: bytes 0-9/100")))
        #expect(stream.take(50).count == 10)
        #expect(stream.take(50).isStop)
        #expect(stream.ended(.refused).isFinish)
    }
}
