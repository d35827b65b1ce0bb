import Platforms
import Testing

@Suite("Cookies of one parse")
struct CookieJarTests {
    private func cookie(_ name: String, _ value: String = "1", _ domain: String = "example.com") -> CookieJar.Cookie {
        CookieJar.Cookie(name: name, value: value, domain: domain)
    }

    private func stored(_ lines: [String], from url: String = "https://www.example.com/a") -> [CookieJar.Cookie] {
        var jar = CookieJar()
        jar.store(from: PageResponse(status: 200, headers: lines.map { ("Set-Cookie", $0) }), requestURL: url)
        return jar.cookies
    }

    @Test(
        "A cookie goes to its domain and the hosts below it, whole labels compared",
        arguments: [
            ("https://example.com/", true), ("https://a.b.example.com/x?y#z", true), ("http://EXAMPLE.com", true),
            ("https://example.com:443/", true), ("https://evilexample.com/", false), ("https://example.org/", false),
            ("https://example.com.evil.example/", false), ("https://evil.example/?.example.com", false),
            ("https://user@example.com/", false), ("https://example.com@evil.example/", false),
            ("example.com", false), ("https://", false), ("", false),
        ]
    )
    func hosts(url: String, isSent: Bool) {
        #expect(CookieJar([cookie("a")]).header(for: url) == (isSent ? "a=1" : nil))
    }

    @Test("Several cookies stand in one header, in the order in which they came")
    func header() {
        let jar = CookieJar([cookie("b", "2"), cookie("x", "9", "other.org"), cookie("a", "")])
        #expect(jar.header(for: "https://example.com/") == "b=2; a=")
    }

    @Test("A cookie replaces the one of the same name and domain only")
    func replaced() {
        let jar = CookieJar([cookie("a", "old"), cookie("a", "www", "www.example.com"), cookie("a", "new")])
        #expect(jar.cookies.map(\.value) == ["www", "new"])
        #expect(jar.value(named: "a") == "new")
        #expect(jar.value(named: "A") == nil)
    }

    @Test(
        "A Set-Cookie line is taken apart",
        arguments: [
            ("a=1", "a", "1", "www.example.com"), (" a\t= 1 ; Path=/; Secure", "a", "1", "www.example.com"),
            ("a=1; Domain=example.com", "a", "1", "example.com"), ("a=1; domain=.Example.COM", "a", "1", "example.com"),
            ("a=b=c; HttpOnly", "a", "b=c", "www.example.com"), ("a=", "a", "", "www.example.com"),
            ("a=1; Domain=www.example.com; Max-Age=5", "a", "1", "www.example.com"),
        ]
    )
    func parsed(line: String, name: String, value: String, domain: String) {
        #expect(stored([line]) == [cookie(name, value, domain)])
    }

    @Test(
        "A Set-Cookie line without a name, or for a domain that is not the host's, is refused",
        arguments: [
            "", "a", "=1", " =1", "a=1; Domain=com", "a=1; Domain=.com", "a=1; Domain=evil.com",
            "a=1; Domain=sub.www.example.com", "a=1; Domain=ample.com",
        ]
    )
    func refused(line: String) {
        #expect(stored([line]).isEmpty)
    }

    @Test("An answer without a host to belong to leaves nothing", arguments: ["", "x", "https:///a", "https://u@h/"])
    func noHost(url: String) {
        #expect(stored(["a=1"], from: url).isEmpty)
    }

    @Test("Number and size of cookies are bounded; the oldest go first")
    func bounded() {
        var jar = CookieJar((0..<100).map { cookie("c\($0)") })
        #expect(jar.cookies.count == 64)
        #expect(jar.cookies.first?.name == "c36")
        jar.set(cookie("big", String(repeating: "x", count: 4094)))
        #expect(jar.value(named: "big") == nil)
        jar.set(cookie("big", String(repeating: "x", count: 4093)))
        #expect(jar.value(named: "big") != nil)
    }
}
