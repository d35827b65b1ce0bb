import Glibc
import HTTPClient
import OriginTesting
import Platforms
import Testing

@Suite("Fetching from origins, sound and hostile")
struct CurlFetcherTests {
    private func failure(_ result: Result<PageResponse, FetchFailure>) -> FetchFailure? {
        if case .failure(let failure) = result { failure } else { nil }
    }

    @Test("Status, headers and body arrive; redirects are not followed")
    func plain() throws {
        let origin = HostileOrigin([
            .send(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nX-A:  b \r\nx-a: c\r\nContent-Length: 2\r\n\r\nhi"
            )
        ])
        let response = try origin.fetch(headers: [("X-Mine", "1")]).get()
        #expect(response.status == 302 && response.text == "hi")
        #expect(response.headers(named: "x-a").map { $0.filter { $0 != " " } } == ["b", "c"])
        #expect(origin.requests.first?.contains("X-Mine: 1\r\n") == true)
        #expect(origin.requests.first?.lowercased().contains("accept-encoding: ") == true)
        #expect(origin.connectionCount == 1)
    }

    @Test("The second request takes the first one's connection")
    func reuse() throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
        let origin = HostileOrigin([.send(answer), .awaitRequest, .send(answer)])
        let fetcher = HostileOrigin.fetcher(origin.port)
        for _ in 0..<2 { _ = try fetcher.fetch([origin.request()], deadline: .now + .seconds(5))[0].get() }
        #expect(origin.connectionCount == 1 && origin.requests.count == 2)
    }

    @Test("What a host sends beyond its answer is not the next one's")
    func surplus() throws {
        func answer(_ text: String) -> String { "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\(text)" }
        let origin = HostileOrigin { [first = answer("good"), more = answer("evil")] _, number in
            number == 0
                ? [.send(first), .sleep(milliseconds: 50), .send(more), .awaitClose] : [.send(first)]
        }
        let fetcher = HostileOrigin.fetcher(origin.port)
        for _ in 0..<2 {
            let page = try fetcher.fetch([origin.request()], deadline: .now + .seconds(5))[0].get()
            #expect(page.text == "good")
            usleep(300_000)
        }
        #expect(origin.connectionCount == 2)
    }

    @Test("Nor is what lies behind an answer in one TLS record, where the socket shows nothing of it")
    func surplusInRecord() throws {
        let authority = "/tmp/easydown-ca-\(UInt64.random(in: 0...UInt64.max)).pem"
        defer { unlink(authority) }
        let origin = try TLSOrigin(
            authorityFile: authority,
            records: [
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", "goodHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
            ]
        )
        let fetcher = CurlFetcher(egress: Egress(replay: .init(port: origin.port, authorityFile: authority)))
        let request = PageRequest(.get, "https://origin.example/", platform: .youtube)
        for _ in 0..<2 {
            let page = try fetcher.fetch([request], deadline: .now + .seconds(5))[0].get()
            #expect(page.text == "good")
            usleep(100_000)
        }
        #expect(origin.connectionCount == 2)
    }

    @Test("Several requests go out at once and are answered in order")
    func parallel() throws {
        let origin = HostileOrigin([
            .sleep(milliseconds: 300), .send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na"),
        ])
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            let results = HostileOrigin.fetcher(origin.port).fetch(
                (0..<4).map { origin.request("/\($0)") },
                deadline: .now + .seconds(10)
            )
            #expect(results.count == 4 && results.allSatisfy { failure($0) == nil })
        }
        #expect(elapsed < .milliseconds(1100))
    }

    @Test("A body above the cap ends the exchange, announced or not")
    func tooLarge() {
        let limits = TransferLimits(bodySize: 1000)
        let announced = HostileOrigin([.send("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")])
        #expect(failure(announced.fetch(limits: limits)) == .tooLarge(limit: 1000))
        let endless = HostileOrigin([.send("HTTP/1.1 200 OK\r\n\r\n"), .flood("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")])
        #expect(failure(endless.fetch(limits: limits)) == .tooLarge(limit: 1000))
        let chunked = HostileOrigin([
            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .flood("8\r\naaaaaaaa\r\n"),
        ])
        #expect(failure(chunked.fetch(limits: limits)) == .tooLarge(limit: 1000))
    }

    @Test("A compression bomb ends at the cap of what it inflates to")
    func bomb() {
        // zlib's form of three million zero bytes.
        let head: [UInt8] = [
            0x78, 0xDA, 0xED, 0xC1, 0x01, 0x01, 0x00, 0x00, 0x00, 0x82, 0x20, 0xFF, 0xAF, 0x6E, 0x48, 0x40, 0x01,
        ]
        let tail: [UInt8] = [0x2F, 0x06, 0xC9, 0x63, 0x00, 0x01]
        let packed = head + [UInt8](repeating: 0, count: 2906) + tail
        func origin() -> HostileOrigin {
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: \(packed.count)\r\n\r\n"
            return HostileOrigin([.send(head), .bytes(packed)])
        }
        #expect(failure(origin().fetch(limits: TransferLimits(bodySize: 1_000_000))) == .tooLarge(limit: 1_000_000))
        #expect(throws: Never.self) { try #require(origin().fetch().get().body.count == 3_000_000) }
    }

    @Test("An origin that never answers, trickles or stalls ends at the deadline")
    func deadlines() {
        let silent = HostileOrigin([.sleep(milliseconds: 8000)])
        let trickling = HostileOrigin([.send("HTTP/1.1 200 OK\r\n\r\n"), .trickle(milliseconds: 100)])
        for origin in [silent, trickling] {
            let clock = ContinuousClock()
            let elapsed = clock.measure { #expect(failure(origin.fetch(seconds: 1)) == .timeout) }
            #expect(elapsed < .seconds(4))
        }
    }

    static let brokenAnswers: [String] = [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "nonsense\r\n\r\n", "abc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 200 OK\nContent-Length: 3\n\nabc",
    ]

    @Test("What is no sound answer is a failure or a bounded answer, never a crash", arguments: brokenAnswers)
    func broken(text: String) {
        let result = HostileOrigin([.send(text)]).fetch(seconds: 5)
        if case .success(let response) = result { #expect(response.body.count <= 16) }
    }

    @Test("Headers without end are cut off")
    func headers() {
        let large = HostileOrigin([
            .send("HTTP/1.1 200 OK\r\nX: "), .flood("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ])
        #expect(failure(large.fetch(seconds: 10)) != nil)
        let many = HostileOrigin([.send("HTTP/1.1 200 OK\r\n"), .flood("X: y\r\n")])
        #expect(failure(many.fetch(seconds: 10)) != nil)
        let informational = HostileOrigin([.flood("HTTP/1.1 100 Continue\r\n\r\n")])
        #expect(failure(informational.fetch(seconds: 3)) != nil)
    }

    static let unsafe = [
        "https://u:p@origin.example/", "https://origin.example:8443/", "ftp://origin.example/", "file:///etc/passwd",
        "https://origin.example\\@evil.example/", "https://origin.example/a b", "https://origin.example/\r\nX: y",
        "https://[::1]/", "https://localhost/", "gopher://origin.example/", "https:///x", "//origin.example/", "",
        "https://оrigin.example/", "https://origin.example:0/", "https://2130706433/",
    ]

    @Test("Addresses that parsers read differently are refused before anything is dialled", arguments: unsafe)
    func unsafeAddresses(url: String) {
        let origin = HostileOrigin([])
        let request = PageRequest(.get, url, platform: .youtube)
        let result = HostileOrigin.fetcher(origin.port).fetch([request], deadline: .now + .seconds(3))[0]
        if case .failure(.refused) = result {} else { Issue.record("\(url): \(result)") }
        #expect(origin.connectionCount == 0)
    }

    @Test("A header that would become two is refused")
    func injection() {
        let origin = HostileOrigin([])
        let result = origin.fetch(headers: [("X-A", "b\r\nX-C: d")])
        #expect(failure(result) == .refused("a header with control characters"))
        #expect(origin.connectionCount == 0)
    }

    @Test(
        "Names and addresses that lead inside are refused at dialling",
        arguments: ["http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://0177.0.0.1/", "http://10.0.0.1/"]
    )
    func inside(url: String) {
        let fetcher = CurlFetcher(egress: Egress())
        let result = fetcher.fetch([PageRequest(.get, url, platform: .youtube)], deadline: .now + .seconds(5))[0]
        #expect(failure(result) == .refused("the name leads to an address that is not public"))
    }

    @Test("Proxies named in the environment are ignored; those named by the operator are used")
    func proxies() throws {
        let proxy = HostileOrigin([.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy")])
        setenv("http_proxy", "http://127.0.0.1:\(proxy.port)", 1)
        setenv("NO_PROXY", "*", 1)
        defer {
            unsetenv("http_proxy")
            unsetenv("NO_PROXY")
        }
        let origin = HostileOrigin([.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\norigin")])
        #expect(try origin.fetch().get().text == "origin")
        let egress = Egress(proxies: [.youtube: ["http://127.0.0.1:\(proxy.port)"]])
        let request = PageRequest(.get, "http://origin.example/x", platform: .youtube)
        let response = CurlFetcher(egress: egress).fetch([request], deadline: .now + .seconds(5))[0]
        #expect(try response.get().text == "proxy")
        #expect(proxy.requests.first?.hasPrefix("GET http://origin.example/x HTTP/1.1") == true)
    }

    @Test("A refused connection says so")
    func refusedConnection() {
        let result = HostileOrigin.fetcher(1).fetch(
            [PageRequest(.get, "http://origin.example/", platform: .youtube)],
            deadline: .now + .seconds(5)
        )[0]
        if case .failure(.connection) = result {} else { Issue.record("\(result)") }
    }

    @Test("Cookie files of browsers are read; another format is refused with its line")
    func cookieFiles() throws {
        let text = "# Netscape\n.x.com\tTRUE\t/\tTRUE\t0\ta\tb\r\n#HttpOnly_www.x.com\tFALSE\t/\tTRUE\t0\tc\td\r\n\n"
        let cookies = try CookieFile.cookies(in: text).get()
        #expect(cookies.map { "\($0.domain) \($0.name)=\($0.value)" } == ["x.com a=b", "www.x.com c=d"])
        #expect(throws: CookieFile.MalformedLine(number: 2)) { try CookieFile.cookies(in: "#\na=b; c=d").get() }
    }
}
