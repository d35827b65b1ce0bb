import Platforms
import Testing

@testable import Media

@Suite("Headers to media hosts")
struct UpstreamHeadersTests {
    private func rules(cookies: [String] = [], referer: String = "https://www.tiktok.com/") -> MediaRules {
        MediaRules(
            hostSuffixes: ["tiktokcdn.com", "tiktok.com"],
            referer: referer,
            origin: "https://www.tiktok.com",
            cookieHostSuffixes: cookies
        )
    }

    private func cookie(_ url: String, _ cookies: [CookieJar.Cookie], suffixes: [String] = ["tiktok.com"]) throws
        -> String?
    {
        let rules = rules(cookies: suffixes)
        let headers = UpstreamHeaders(
            rules: rules,
            address: try MediaAddress(url, rules: rules),
            cookies: CookieJar(cookies)
        )
        return headers.fields.first { $0.name == "Cookie" }?.value
    }

    @Test("The platform's headers and the caller's range, nothing else")
    func fields() throws {
        let rules = rules()
        let headers = UpstreamHeaders(
            rules: rules,
            address: try MediaAddress("https://v16.tiktokcdn.com/", rules: rules),
            conditions: ClientConditions(range: .from(5), ifRange: "\"a\"")
        )
        #expect(
            headers.fields.map { "\($0.name): \($0.value)" } == [
                "User-Agent: \(UserAgent.browser)", "Referer: https://www.tiktok.com/",
                "Origin: https://www.tiktok.com", "Accept: */*", "Accept-Encoding: identity", "Range: bytes=5-",
                "If-Range: \"a\"",
            ]
        )
    }

    @Test("A setting with a line break is not sent")
    func injection() throws {
        let rules = rules(referer: "https://a.test/\r\nX: y")
        let headers = UpstreamHeaders(rules: rules, address: try MediaAddress("https://tiktok.com/", rules: rules))
        #expect(!headers.fields.contains { $0.name == "Referer" || $0.value.contains("X: y") })
    }

    private static let token = CookieJar.Cookie(name: "tt_chain_token", value: "a b=\"c\"", domain: "tiktok.com")

    @Test("Cookies go where both the cookie's domain and the rules allow")
    func cookies() throws {
        #expect(try cookie("https://v16.tiktok.com/", [Self.token]) == "tt_chain_token=a b=\"c\"")
        #expect(try cookie("https://tiktok.com/", [Self.token]) == "tt_chain_token=a b=\"c\"")
        let second = CookieJar.Cookie(name: "b", value: "", domain: "v16.tiktok.com")
        #expect(try cookie("https://v16.tiktok.com/", [Self.token, second]) == "tt_chain_token=a b=\"c\"; b=")
        #expect(try cookie("https://tiktok.com/", [second]) == nil)
        #expect(try cookie("https://v16.tiktokcdn.com/", [Self.token]) == nil, "the domain does not fit")
        #expect(try cookie("https://v16.tiktok.com/", [Self.token], suffixes: []) == nil, "no rule")
        #expect(try cookie("https://v16.tiktok.com/", [Self.token], suffixes: ["m.tiktok.com"]) == nil)
        #expect(try cookie("http://v16.tiktok.com/", [Self.token]) == nil, "in the clear")
    }

    @Test(
        "A cookie that could be more than one is not sent",
        arguments: [
            ("a", "b\r\nX: y"), ("a\r\nX", "y"), ("a", "b; c=d"), ("a;b", "c"), ("a=b", "c"), ("", "x"), ("a", "é"),
            ("a", "\0"), ("a b", "c"),
        ]
    )
    func unsound(name: String, value: String) throws {
        let bad = CookieJar.Cookie(name: name, value: value, domain: "tiktok.com")
        #expect(try cookie("https://tiktok.com/", [bad]) == nil)
        #expect(try cookie("https://tiktok.com/", [bad, Self.token]) == "tt_chain_token=a b=\"c\"")
        let nowhere = CookieJar.Cookie(name: "a", value: "b", domain: "")
        #expect(try cookie("https://tiktok.com/", [nowhere]) == nil)
    }

    @Test("Cookies are bounded")
    func bounded() throws {
        let many = (0..<60).map {
            CookieJar.Cookie(name: "n\($0)", value: String(repeating: "v", count: 1000), domain: "tiktok.com")
        }
        let header = try #require(try cookie("https://tiktok.com/", many))
        #expect((7000...8192).contains(header.utf8.count))
    }
}
