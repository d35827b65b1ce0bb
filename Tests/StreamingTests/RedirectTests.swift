import OriginTesting
import Streaming
import Testing

/// Hostile inputs 67 to 75: every connection of these benches ends at the one origin, so its count says what was dialled.
@Suite("Redirects of hostile origins")
struct RedirectTests {
    static let elsewhere: [String] = [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::ffff:a9fe:a9fe]/",
        "http://[::ffff:169.254.169.254]/latest/", "http://[64:ff9b::a9fe:a9fe]/", "http://169.254.169.254/",
        "http://localhost/", "http://metadata.google.internal/", "https://v16.tiktokcdn.com/a.mp4",
        "http://upos-sz.bilivideo.com/", "file:///etc/passwd", "gopher://v.cdn.example/", "data:video/mp4,a",
        "http://u:p@v.cdn.example/", "http://v.cdn.example@evil.example/", "http://v.cdn.example:6379/",
        "//evil.example/", "//evil.example", "/\\evil.example", "http:v.cdn.example/", "http:///x", "",
        "http://v.cdn.example.evil.example/", "http://evilcdn.example/", "\thttp://evil.example/", "/a b", "/a\u{7F}",
    ]

    @Test("One that leads elsewhere is not followed: nothing more is dialled")
    func refused() throws {
        let origin = Sound.beside { request in
            let number = request.firstMatch(of: #/^GET /(\d+) /#).flatMap { Int($0.1) } ?? 0
            return [.send("HTTP/1.1 302 Found\r\nLocation: \(Self.elsewhere[number])\r\nContent-Length: 0\r\n\r\n")]
        }
        let bench = try StreamBench(origin)
        for (number, location) in Self.elsewhere.enumerated() {
            let before = origin.requests.count
            let answer = try bench.start("http://v.cdn.example/\(number)").read()
            #expect(answer.status == 502 && answer.text == "redirect" && answer.isComplete, "\(location)")
            #expect(origin.requests.count == before + 1, "\(location)")
        }
        try Sound.livesOn(bench)
    }

    @Test("Two targets, none, and one that is cut in two are none")
    func targets() throws {
        let heads = [
            "Location: /good\r\nLocation: /good\r\n", "", "Location: /a\r\nLocation: http://127.0.0.1/\r\n",
            "Refresh: 0; url=http://127.0.0.1/\r\n",
        ]
        for head in heads {
            let origin = HostileOrigin([.send("HTTP/1.1 302 Found\r\n\(head)Content-Length: 0\r\n\r\n")])
            let answer = try StreamBench(origin).start().read()
            #expect(answer.status == 502 && answer.text == "redirect" && origin.requests.count == 1, "\(head)")
        }
        // Behind a line break the rest of a Location is a header of its own, which nobody asked for.
        let split = Sound.beside { _ in
            [.send("HTTP/1.1 302 Found\r\nLocation: /good\r\nSet-Cookie: x=1\r\nContent-Length: 0\r\n\r\n")]
        }
        let answer = try StreamBench(split).start().read()
        #expect(answer.status == 200 && Set(answer.headers.keys).isSubset(of: Sound.headers))
        #expect(split.requests.allSatisfy { !$0.lowercased().contains("cookie") })
    }

    @Test("Chains and loops end with the fourth redirect", arguments: ["chain", "pair", "itself"])
    func chains(kind: String) throws {
        let origin = Sound.beside { request in
            let number = request.firstMatch(of: #/^GET /(\d+) /#).flatMap { Int($0.1) } ?? 0
            let next = kind == "chain" ? number + 1 : kind == "pair" ? 1 - number : number
            return [.send("HTTP/1.1 302 Found\r\nLocation: /\(next)\r\nContent-Length: 0\r\n\r\n")]
        }
        let bench = try StreamBench(origin)
        let answer = try bench.start("http://v.cdn.example/0").read()
        #expect(answer.status == 502 && answer.text == "redirect")
        #expect(origin.requests.count == 4)
        try Sound.livesOn(bench)
    }

    @Test("Each redirect by name is followed to the platform's own hosts", arguments: [301, 302, 303, 307, 308])
    func followed(status: Int) throws {
        let origin = Sound.beside { _ in
            [.send("HTTP/1.1 \(status) Moved\r\nLocation: //w.cdn.example/good\r\nContent-Length: 0\r\n\r\n")]
        }
        let answer = try StreamBench(origin).start(range: "bytes=0-").read()
        #expect(answer.status == 200 && answer.text == "good")
        #expect(origin.requests.last?.contains("Host: w.cdn.example\r\n") == true)
        #expect(origin.requests.allSatisfy { $0.contains("Range: bytes=0-\r\n") })
    }

    @Test("Other ways of sending a reader on are none", arguments: [300, 304, 305, 306, 399])
    func others(status: Int) throws {
        let origin = HostileOrigin([
            .send("HTTP/1.1 \(status) X\r\nLocation: http://v.cdn.example/b\r\nContent-Length: 0\r\n\r\n")
        ])
        let answer = try StreamBench(origin).start().read()
        #expect(answer.status == 502 && answer.text == "status(\(status))" && origin.requests.count == 1)
    }

    @Test("A page that moves on by itself is a page; a Refresh header beside media stays here")
    func pages() throws {
        let page =
            "<meta http-equiv=refresh content='0;url=http://127.0.0.1/'><script>location='http://127.0.0.1/'</script>"
        let origin = Sound.beside { request in
            let isPage = request.hasPrefix("GET /page ")
            let body = isPage ? page : "abc"
            return [
                .send(
                    "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nRefresh: 0;url=http://127.0.0.1/\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
            ]
        }
        let bench = try StreamBench(origin)
        #expect(try bench.start("http://v.cdn.example/page").read().text == "page")
        let media = try bench.start().read()
        #expect(media.text == "abc" && media.headers["Refresh"] == nil)
        #expect(origin.requests.count == 2)
    }
}
