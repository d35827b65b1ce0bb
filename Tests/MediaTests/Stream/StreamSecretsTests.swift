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

    private func state(_ url: String) throws -> StreamState {
        let cookie = CookieJar.Cookie(name: "session", value: "secret", domain: "cdn.example")
        return StreamState(
            StreamPlan(
                platform: .youtube,
                rules: Self.rules,
                address: try MediaAddress(url, rules: Self.rules),
                cookies: CookieJar([cookie])
            )
        )
    }

    private func cookie(_ step: StreamStep) -> String? {
        guard case .ask(let request, _) = step else { return "no request" }
        return request.headers.first { $0.name == "Cookie" }?.value
    }

    @Test(
        "They go to their own hosts over https, and are left out of a redirect that leads elsewhere or to plain http",
        arguments: [
            ("https://w.cdn.example/b", true), ("/b", true), ("http://v.cdn.example/b", false),
            ("https://static.example/b", false), ("https://a.static.example/b", false),
        ]
    )
    func redirects(location: String, isSent: Bool) throws {
        var state = try state("https://v.cdn.example/a")
        #expect(cookie(state.start()) == "session=secret")
        #expect(!state.take(.make(302, "Location: \(location)")))
        #expect(cookie(state.ended(.refused)) == (isSent ? "session=secret" : nil))
    }

    @Test("From plain http none is sent, and a redirect to https brings them back")
    func plain() throws {
        var state = try state("http://v.cdn.example/a")
        #expect(cookie(state.start()) == nil)
        #expect(!state.take(.make(302, "Location: https://v.cdn.example/a")))
        #expect(cookie(state.ended(.refused)) == "session=secret")
    }

    @Test("An origin's Set-Cookie is never sent back")
    func setCookie() throws {
        var state = try state("https://static.example/a")
        _ = state.start()
        #expect(!state.take(.make(302, "Location: /b", "Set-Cookie: a=b")))
        #expect(cookie(state.ended(.refused)) == nil)
    }
}
