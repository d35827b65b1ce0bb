import Platforms
import Testing

@testable import Media

@Suite("Addresses of media")
struct MediaAddressTests {
    private static let rules = MediaRules(
        hostSuffixes: ["tiktokcdn.com", "googlevideo.com"],
        referer: "https://www.tiktok.com/"
    )
    private static let base = "https://v16.tiktokcdn.com/a/b/c.m3u8?x=1"

    private func refusal(_ text: String) -> AddressRefusal? {
        do {
            _ = try MediaAddress(text, rules: Self.rules)
            return nil
        } catch { return error }
    }

    @Test(
        "What may be fetched is written anew",
        arguments: [
            ("https://v16.tiktokcdn.com/a?b=c", "https://v16.tiktokcdn.com/a?b=c"),
            ("https://tiktokcdn.com/", "https://tiktokcdn.com/"),
            ("https://tiktokcdn.com", "https://tiktokcdn.com/"),
            ("https://tiktokcdn.com?a", "https://tiktokcdn.com/?a"),
            ("HTTPS://V16.TikTokCDN.com/A", "https://v16.tiktokcdn.com/A"),
            ("https://v16.tiktokcdn.com./a", "https://v16.tiktokcdn.com/a"),
            ("https://v16.tiktokcdn.com:443/a", "https://v16.tiktokcdn.com/a"),
            ("http://v16.tiktokcdn.com:80/a", "http://v16.tiktokcdn.com/a"),
            ("http://v16.tiktokcdn.com/a", "http://v16.tiktokcdn.com/a"),
            ("https://r1---sn-a.googlevideo.com/v?a=@b:c%0d%0a#f", "https://r1---sn-a.googlevideo.com/v?a=@b:c%0d%0a"),
            ("https://v16.tiktokcdn.com/https://evil.example/@", "https://v16.tiktokcdn.com/https://evil.example/@"),
        ]
    )
    func judged(text: String, url: String) throws {
        let address = try MediaAddress(text, rules: Self.rules)
        #expect(address.url == url)
        #expect(address.isSecure == url.hasPrefix("https:"))
        #expect(address.host.hasSuffix("tiktokcdn.com") || address.host.hasSuffix("googlevideo.com"))
        #expect(RequestURL.refusal(of: url) == nil)
        #expect(try MediaAddress(url, rules: Self.rules) == address)
    }

    @Test(
        "Foreign hosts",
        arguments: [
            "https://tiktokcdn.com.evil.example/", "https://eviltiktokcdn.com/", "https://v16-tiktokcdn.com/",
            "https://aXgooglevideoYcom.example/", "https://evil.example/?x=.googlevideo.com",
            "https://evil.example/#.googlevideo.com", "https://evil.example/.googlevideo.com",
            "https://evil.example#@v16.tiktokcdn.com/", "https://evil.example?@v16.tiktokcdn.com/",
            "https://upos.bilivideo.com/", "https://localhost.localdomain/", "https://metadata.google.internal/",
            "https://127-0-0-1.sslip.io/", "https://lvh.me/",
        ]
    )
    func foreign(text: String) {
        #expect(refusal(text) == .foreignHost)
    }

    @Test(
        "Numbers in place of hosts",
        arguments: [
            "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0", "0.0.0.0", "[::]", "[::1]",
            "[::ffff:127.0.0.1]", "[fe80::1%25eth0]", "[64:ff9b::a9fe:a9fe]", "169.254.169.254", "10.0.0.1.",
            "1.2.3.4:443", "[::1]:443", "tiktokcdn.com.1",
        ]
    )
    func numeric(host: String) {
        #expect(refusal("https://\(host)/") == .numericHost)
    }

    @Test(
        "No proper host",
        arguments: [
            "https:///x", "https://", "https://.tiktokcdn.com/", "https://v16..tiktokcdn.com/", "https://./",
            "https://v16.tiktokcdn.com../", "https://v16%2etiktokcdn.com/", "https://%74iktokcdn.com/",
            "https://a%00.tiktokcdn.com/", "https://a%0d%0a.tiktokcdn.com/", "https://-a.tiktokcdn.com/",
            "https://a-.tiktokcdn.com/", "https://a_b.tiktokcdn.com/", "https://a,b.tiktokcdn.com/",
            "https://intranet/", "https://localhost/", "https://localhost./", "https://com/", "https://?x",
            "https://\(String(repeating: "a", count: 64)).tiktokcdn.com/",
            "https://\(String(repeating: "a.", count: 125))tiktokcdn.com/",
        ]
    )
    func improper(text: String) {
        #expect(refusal(text) == .host)
    }

    @Test(
        "Everything else that is refused",
        arguments: [
            ("", .empty),
            ("v16.tiktokcdn.com/x", .notAbsolute),
            ("//v16.tiktokcdn.com/x", .notAbsolute),
            ("/x", .notAbsolute),
            ("https:v16.tiktokcdn.com/x", .notAbsolute),
            ("https:/v16.tiktokcdn.com/x", .notAbsolute),
            ("file:///etc/passwd", .scheme),
            ("ftp://v16.tiktokcdn.com/", .scheme),
            ("gopher://v16.tiktokcdn.com/", .scheme),
            ("data:text/html,x", .scheme),
            ("javascript:alert(1)", .scheme),
            ("HTTPS+x://v16.tiktokcdn.com/", .scheme),
            ("https://www.tiktok.com@evil.example/", .credentials),
            ("https://u:p@v16.tiktokcdn.com/", .credentials),
            ("https://@v16.tiktokcdn.com/", .credentials),
            ("https://evil.example\\@v16.tiktokcdn.com/", .characters),
            ("https://v16.tiktokcdn.com\\.evil.example/", .characters),
            ("https://v16.tiktokcdn.com/\\", .characters),
            (" https://v16.tiktokcdn.com/", .characters),
            ("https://v16.tiktokcdn.com/\t", .characters),
            ("https://v16.tiktokcdn.com/a b", .characters),
            ("https://v16.tiktokcdn.com/\r\nX: y", .characters),
            ("ht\ntps://v16.tiktokcdn.com/", .characters),
            ("https://v16.tiktokcdn.com/\0", .characters),
            ("https://v16.tiktokcdn.com/\u{7F}", .characters),
            ("https://tіktokcdn.com/", .characters),
            ("https://１２７.０.０.１/", .characters),
            ("https://tiktok\u{AD}cdn.com/", .characters),
            ("https://v16.tiktokcdn.com/é", .characters),
        ] as [(String, AddressRefusal)]
    )
    func refused(text: String, why: AddressRefusal) {
        #expect(refusal(text) == why)
        #expect(why.sentence.hasSuffix(".") && !why.sentence.contains("tiktok"))
    }

    @Test(
        "Ports other than the scheme's",
        arguments: ["22", "25", "6379", "0", "65536", "99999", "", "80", "0443", "+443"]
    )
    func port(port: String) {
        #expect(refusal("https://v16.tiktokcdn.com:\(port)/") == .port)
        #expect(refusal("https://v16.tiktokcdn.com:\(port)@evil.example/") == .credentials)
    }

    @Test("8192 bytes are allowed, one more is not")
    func long() {
        let start = "https://v16.tiktokcdn.com/"
        #expect(refusal(start + String(repeating: "a", count: 8192 - start.utf8.count)) == nil)
        #expect(refusal(start + String(repeating: "a", count: 8193 - start.utf8.count)) == .tooLong)
        // Written anew it gains a slash.
        #expect(refusal("https://tiktokcdn.com?" + String(repeating: "a", count: 8170)) == .tooLong)
    }

    @Test(
        "Redirects are resolved and judged anew",
        arguments: [
            ("https://a.tiktokcdn.com/x", "https://a.tiktokcdn.com/x"),
            ("http://a.tiktokcdn.com/x", "http://a.tiktokcdn.com/x"),
            ("//a.tiktokcdn.com/x#f", "https://a.tiktokcdn.com/x"),
            ("//a.tiktokcdn.com", "https://a.tiktokcdn.com/"),
            ("/x?y", "https://v16.tiktokcdn.com/x?y"),
            ("x", "https://v16.tiktokcdn.com/a/b/x"),
            ("./x", "https://v16.tiktokcdn.com/a/b/x"),
            ("../x", "https://v16.tiktokcdn.com/a/x"),
            ("../../../../x", "https://v16.tiktokcdn.com/x"),
            ("..", "https://v16.tiktokcdn.com/a/"),
            (".", "https://v16.tiktokcdn.com/a/b/"),
            ("/a/./b/../c/", "https://v16.tiktokcdn.com/a/c/"),
            ("?y=2", "https://v16.tiktokcdn.com/a/b/c.m3u8?y=2"),
            ("#f", "https://v16.tiktokcdn.com/a/b/c.m3u8?x=1"),
            ("x:y/z", nil),
            ("./x:y", "https://v16.tiktokcdn.com/a/b/x:y"),
            ("", nil),
            ("//evil.example/x", nil),
            ("//evil.example", nil),
            ("http://127.0.0.1/", nil),
            ("http://[::ffff:a9fe:a9fe]/", nil),
            ("https://upos.bilivideo.com/", nil),
            ("file:///etc/passwd", nil),
            ("https://u@v16.tiktokcdn.com/", nil),
            ("https:/a.tiktokcdn.com/", nil),
            ("https:x", nil),
            ("/\\evil.example", nil),
            ("/x\r\nSet-Cookie: a=b", nil),
            (" /x", nil),
            ("///evil.example/x", nil),
        ] as [(String, String?)]
    )
    func redirect(location: String, url: String?) throws {
        let base = try MediaAddress(Self.base, rules: Self.rules)
        if let url {
            #expect(try base.redirect(to: location).url == url)
        } else {
            #expect(throws: AddressRefusal.self) { try base.redirect(to: location) }
        }
    }

    @Test("A redirect names one target")
    func locations() throws {
        let base = try MediaAddress(Self.base, rules: Self.rules)
        func target(_ locations: [String]) throws -> String {
            try base.redirect(by: OriginHead(status: 302, headers: locations.map { ("LOCATION", $0) })).url
        }
        #expect(try target(["/x"]) == "https://v16.tiktokcdn.com/x")
        #expect(throws: AddressRefusal.location) { try target([]) }
        #expect(throws: AddressRefusal.location) { try target(["/x", "/x"]) }
        #expect(throws: AddressRefusal.empty) { try target([""]) }
    }

    @Test("A broken address never crashes, and what is let through is plain", arguments: 0..<16)
    func fuzz(seed: UInt64) throws {
        let base = try MediaAddress(Self.base, rules: Self.rules)
        let samples = [
            Self.base, "https://u:p@tiktokcdn.com:443/../a", "//tiktokcdn.com/x", "../x?y#z", "https://[::1]/",
        ]
        for text in Fuzz.texts(samples, seed: seed) {
            let found = [try? MediaAddress(text, rules: Self.rules), try? base.redirect(to: text)]
            for address in found.compactMap(\.self) {
                #expect(RequestURL.refusal(of: address.url) == nil)
                #expect(Self.rules.covers(host: address.host))
                #expect(address.url.hasPrefix("\(address.isSecure ? "https" : "http")://\(address.host)/"))
                #expect(try MediaAddress(address.url, rules: Self.rules) == address)
            }
        }
    }
}
