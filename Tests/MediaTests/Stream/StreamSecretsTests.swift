import Platforms
import Testing

@testable import Media

/// Hostile inputs 72 and 99.
@Suite("Cookies of a stream")
struct StreamSecretsTests {
    private static let rules = MediaRules(
        hostSuffixes: ["cdn.example", "static.example"],
        referer: "https://www.example/",
        cookieHostSuffixes: ["cdn.example"]
    )

    private func start(_ url: String) throws -> (state: StreamState, cookie: String?) {
        let cookie = CookieJar.Cookie(name: "session", value: "secret", domain: "cdn.example")
        var state = StreamState(
            StreamPlan(
                platform: .youtube,
                rules: Self.rules,
                address: try MediaAddress(url, rules: Self.rules),
                cookies: CookieJar([cookie])
            )
        )
        let first = state.start()
        return (state, sent(first))
    }

    private func sent(_ step: StreamStep) -> String? {
        guard case .ask(let request, _) = step else { return "no request" }
        return request.headers.first { $0.name == "Cookie" }?.value
    }

    /// What goes along to where a redirect leads.
    private func follow(_ state: StreamState, _ lines: String...) -> String? {
        var state = state
        guard !state.take(.make(302, lines: lines)) else { return "no redirect" }
        return sent(state.ended(.refused))
    }

    @Test(
        "They go to their own hosts over https, and are left out of a redirect that leads elsewhere or to plain http",
        arguments: [
            ("https://w.cdn.example/b", true), ("/b", true), ("http://v.cdn.example/b", false),
            ("https://static.example/b", false), ("https://a.static.example/b", false),
        ]
    )
    func redirects(location: String, isSent: Bool) throws {
        let (state, cookie) = try start("https://v.cdn.example/a")
        #expect(cookie == "session=secret")
        #expect(follow(state, "Location: \(location)") == (isSent ? "session=secret" : nil))
    }

    @Test("From plain http none is sent, and a redirect to https brings them back")
    func plain() throws {
        let (state, cookie) = try start("http://v.cdn.example/a")
        #expect(cookie == nil)
        #expect(follow(state, "Location: https://v.cdn.example/a") == "session=secret")
    }

    @Test("An origin's Set-Cookie is never sent back")
    func setCookie() throws {
        let (state, _) = try start("https://static.example/a")
        #expect(follow(state, "Location: /b", "Set-Cookie: a=b") == nil)
    }
}
