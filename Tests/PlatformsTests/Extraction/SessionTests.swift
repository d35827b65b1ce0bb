import Testing

@testable import Platforms

@Suite("One parse's session")
struct SessionTests {
    typealias Answer = ScriptedWeb<String>.Answer

    private static func web(_ answers: [String: [Answer]]) -> ScriptedWeb<String> { ScriptedWeb(answers) { $0.url } }

    private func session(
        _ web: ScriptedWeb<String>,
        cookies: CookieJar = CookieJar(),
        limit: Int = 24
    ) -> Session {
        Session(
            platform: .instagram,
            fetcher: web,
            tokens: TokenCache(),
            cookies: cookies,
            deadline: .now + .seconds(60),
            requestLimit: limit
        )
    }

    private func request(_ url: String, _ headers: [(name: String, value: String)] = []) -> PageRequest {
        PageRequest(.get, url, headers: headers, platform: .instagram)
    }

    @Test("An answer of any status is an answer", arguments: [200, 302, 404, 429, 500])
    func anyStatus(status: Int) throws {
        let session = session(Self.web(["https://a.com/": [.status(status, "text")]]))
        let response = try session.send(request("https://a.com/"))
        #expect(response.status == status)
        #expect(response.text == "text")
    }

    @Test(
        "No answer is a failure with a reason",
        arguments: [
            (.timeout, .platformTimeout), (.cancelled, .platformTimeout), (.connection("reset"), .platformTimeout),
            (.refused("private"), .blockedByPlatform), (.tooLarge(limit: 9), .platformChanged),
            (.malformed("?"), .platformChanged),
        ] as [(FetchFailure, FailureReason)]
    )
    func noAnswer(failure: FetchFailure, reason: FailureReason) {
        let session = session(Self.web(["https://a.com/": [.failure(failure)]]))
        do {
            _ = try session.send(request("https://a.com/"))
            Issue.record("an answer out of nothing")
        } catch { #expect(error.reason == reason) }
    }

    @Test("A parse asks a limited number of times, whatever the answers say")
    func limited() throws {
        let web = Self.web(["https://a.com/": [.status(200)]])
        let session = session(web, limit: 3)
        for _ in 0..<3 { _ = try session.send(request("https://a.com/")) }
        #expect(throws: ExtractionFailure.self) { try session.send(request("https://a.com/")) }
        #expect(web.requests.count == 3)
    }

    @Test("Requests that would go beyond the limit together are all left unsent")
    func limitedTogether() {
        let web = Self.web(["https://a.com/": [.status(200)]])
        let session = session(web, limit: 3)
        let results = session.sendAll(Array(repeating: request("https://a.com/"), count: 4))
        #expect(results.count == 4)
        #expect(web.requests.isEmpty)
        #expect(session.sendAll(Array(repeating: request("https://a.com/"), count: 3)).count == 3)
    }

    @Test("Answers come in the order of the requests")
    func order() {
        let web = Self.web(["https://a.com/": [.status(200, "a")], "https://b.com/": [.status(200, "b")]])
        let results = session(web).sendAll([request("https://b.com/"), request("https://a.com/")])
        #expect(results.map { (try? $0.get())?.text } == ["b", "a"])
    }

    @Test("Every request of a parse takes the same way out")
    func egress() throws {
        let web = Self.web(["https://a.com/": [.status(200)]])
        for _ in 0..<5 {
            let session = session(web)
            let before = web.requests.count
            _ = try session.send(request("https://a.com/"))
            _ = session.sendAll([request("https://a.com/"), request("https://b.com/")])
            #expect(Set(web.requests[before...].map(\.egress)).count == 1)
        }
        #expect(Set(web.requests.map(\.egress)).count > 1)
    }

    @Test("A cookie of an answer goes back to its own hosts and to no other")
    func cookies() throws {
        let answer = Answer.status(
            200,
            headers: [
                (name: "set-cookie", value: "host=1"), (name: "Set-Cookie", value: "wide=2; Domain=a.com"),
                (name: "Set-Cookie", value: "evil=3; Domain=b.com"),
            ]
        )
        let web = Self.web(["https://www.a.com/": [answer]])
        let session = session(web)
        _ = try session.send(request("https://www.a.com/"))
        for url in ["https://www.a.com/2", "https://api.a.com/", "https://b.com/", "https://a.com.b.com/"] {
            _ = try session.send(request(url))
        }
        #expect(web.requests.map { $0.header("cookie") } == [nil, "host=1; wide=2", "wide=2", nil, nil])
    }

    @Test("The operator's cookies go to the hosts they were made for")
    func operatorCookies() throws {
        let web = Self.web([:])
        let jar = CookieJar([CookieJar.Cookie(name: "sid", value: "secret", domain: "a.com")])
        let session = session(web, cookies: jar)
        for url in ["https://a.com/", "https://cdn.a.com/", "https://evila.com/"] { _ = try session.send(request(url)) }
        #expect(web.requests.map { $0.header("cookie") } == ["sid=secret", "sid=secret", nil])
    }

    @Test("A request that brings its own cookie header keeps it")
    func ownHeader() throws {
        let web = Self.web([:])
        let jar = CookieJar([CookieJar.Cookie(name: "sid", value: "secret", domain: "a.com")])
        _ = try session(web, cookies: jar).send(request("https://a.com/", [(name: "cookie", value: "mine=1")]))
        #expect(web.requests.first?.headers.filter { $0.name.lowercased() == "cookie" }.map(\.value) == ["mine=1"])
    }
}
