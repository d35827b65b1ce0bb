import Testing

@testable import Platforms

@Suite("Media addresses")
struct MediaURLTests {
    @Test(
        "An absolute https address has a host, in lower case",
        arguments: [
            ("https://a.example.com/x", "a.example.com"), ("https://A.Example.COM", "a.example.com"),
            ("https://a.example.com?x=1", "a.example.com"), ("https://a.example.com#x", "a.example.com"),
        ]
    )
    func host(text: String, host: String) {
        #expect(MediaURL(text)?.host == host)
    }

    @Test(
        "Anything else is no media address",
        arguments: [
            "", "https://", "https:///x", "http://a.example.com/", "//a.example.com/", "javascript:alert(1)",
            "data:video/mp4,", "https://user@a.example.com/", "https://a.example.com:8443/", "https://[::1]/",
            "https://evil.example\\.cdn.example.com/", "https://evil .cdn.example.com/", "https://a.example.com/a b",
            "https://a.example.com/\r\nX: 1", "https://a.example.com/\u{0}", "https://тиктok.com/", "https://a..com/",
        ]
    )
    func refused(text: String) {
        #expect(MediaURL(text) == nil)
    }

    @Test(
        "The first value of a parameter is given, percent-decoded; names are compared whole",
        arguments: [
            ("a=1&b=2", "b", "2"), ("a=1&a=2", "a", "1"), ("ab=1&a=2", "a", "2"), ("a", "a", ""), ("a=", "a", ""),
            ("a=b%3Dc", "a", "b=c"), ("a=b=c", "a", "b=c"), ("a=%zz", "a", "%zz"), ("a=%C3%A9", "a", "é"),
            ("a=1", "b", nil), ("", "a", nil), ("A=1", "a", nil), ("x=1?a=2", "a", nil), ("&&a=1", "a", "1"),
        ]
    )
    func parameter(query: String, name: String, value: String?) {
        #expect(MediaURL("https://a.example.com/p?\(query)")?.parameter(name) == value)
    }

    @Test("What stands behind the fragment mark is no query")
    func fragment() {
        #expect(MediaURL("https://a.example.com/p#?a=1")?.parameter("a") == nil)
        #expect(MediaURL("https://a.example.com/p?a=1#b")?.parameter("a") == "1")
        #expect(MediaURL("https://a.example.com/p")?.parameter("a") == nil)
    }
}
