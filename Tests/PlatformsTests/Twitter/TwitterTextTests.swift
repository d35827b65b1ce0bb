import JSON
import Testing

@testable import Platforms

@Suite("X's texts, times and numbers")
struct TwitterTextTests {
    private func title(_ text: String, urls: String = "[]", media: String = "[]") throws -> String {
        TwitterText.title(
            text,
            urls: try JSONDocument(parsing: urls).root.array,
            media: try JSONDocument(parsing: media).root.array
        )
    }

    @Test(
        "The three entities of a text are undone, once",
        arguments: [
            ("a &amp; b", "a & b"), ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"), ("&amp;amp;", "&amp;"),
            ("&quot;&#39;", "&quot;&#39;"), ("& &amp &;", "& &amp &;"), ("", ""),
        ]
    )
    func entities(text: String, expected: String) throws {
        #expect(try title(text) == expected)
    }

    @Test("Shortened addresses are written out, wherever they stand and however often")
    func addresses() throws {
        let urls = #"""
            [{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://example.com/?a=1&b=2"},
            {"url":"https://t.co/bbbbbbbbbb","expanded_url":"https://example.org/"}]
            """#
        let text = "https://t.co/aaaaaaaaaa and https://t.co/bbbbbbbbbb, https://t.co/aaaaaaaaaa!"
        let expected = "https://example.com/?a=1&b=2 and https://example.org/, https://example.com/?a=1&b=2!"
        #expect(try title(text, urls: urls) == expected)
    }

    @Test("The address of the media is removed, and white space at the ends with it")
    func mediaAddress() throws {
        let media = #"[{"url":"https://t.co/mmmmmmmmmm"},{"url":"https://t.co/mmmmmmmmmm"},{"url":""},{}]"#
        #expect(try title("\n Look  here \nhttps://t.co/mmmmmmmmmm", media: media) == "Look  here")
        #expect(try title("https://t.co/mmmmmmmmmm", media: media) == "")
    }

    @Test("Entities that are incomplete change nothing", arguments: ["[{}]", #"[{"url":"t"}]"#, "[1,null]", "{}"])
    func incomplete(urls: String) throws {
        #expect(try title("text t", urls: urls) == "text t")
    }

    @Test(
        "Both ways of writing an instant are read",
        arguments: [
            ("Wed Oct 02 00:25:58 +0000 2024", 1_727_828_758), ("2024-10-02T00:25:58.000Z", 1_727_828_758),
            ("2024-10-02T00:25:58Z", 1_727_828_758), ("Tue Feb 29 23:59:59 +0000 2000", 951_868_799),
        ]
    )
    func times(text: String, seconds: Int) {
        #expect(TwitterTime.seconds(text) == seconds)
    }

    @Test(
        "What is no instant is none, and never crashes",
        arguments: [
            nil, "", "yesterday", "Wed Oct 02 00:25:58 2024", "Wed Foo 02 00:25:58 +0000 2024", "2024-10-02",
            "2024-13-02T00:25:58Z", "2024-10-02T25:00:00Z", "2024-10T00:25:58Z", "T", "2024-10-02T",
            "Wed Oct 02 9223372036854775807:0:0 +0000 2024", "Wed Oct 02 00:00:00 +0000 9223372036854775807",
            "Wed Oct -9223372036854775808 00:00:00 +0000 2024", String(repeating: "2024-10-02T00:25:58Z", count: 9),
        ]
    )
    func noTimes(text: String?) {
        #expect(TwitterTime.seconds(text) == nil)
    }

    @Test(
        "The token of an embedded post is what ECMAScript's arithmetic gives",
        arguments: [
            ("20", "6dq1a2xwd93"), ("991500", "6s3g4qcvwl"), ("463", "43q3bmshypv"), ("1", "bhi2ay3f28n"),
            ("318309886183790", "zzzzzzzzzs"), ("1000000000000000", "353i5ab8p5f"),
            ("1000000000000000000", "2f9lc2ug9mm"), ("1234567890123456789", "2zqic77uqyk"),
            ("1575199173472927762", "3tgmtuypity"), ("1641086480675225601", "3z7miaszni8"),
            ("1848831595014459513", "4hc9xdp8g2s"), ("1900000000000000001", "4ltxr9b3f"),
            ("1990000000000000001", "4tnrp481eua"), ("2089067915303649684", "52bjdzta2"),
            ("9223372036854775807", "mcw2svce2ao"),
        ]
    )
    func token(id: String, token: String) {
        #expect(SyndicationToken.text(id: id) == token)
    }

    @Test("A token has no zero, no point and nothing that an address would have to escape")
    func tokenAlphabet() {
        var random = SeededGenerator(state: 1)
        let allowed = Alphabet("123456789abcdefghijklmnopqrstuvwxyz")
        for _ in 0..<2000 {
            let id = Int64.random(in: 1 ... .max, using: &random) >> Int64.random(in: 0..<60, using: &random)
            #expect(id == 0 || allowed.spells(SyndicationToken.text(id: String(id)), 1...20))
        }
    }

    @Test("What is no number has an empty token", arguments: ["", "abc", "0"])
    func noToken(id: String) {
        #expect(SyndicationToken.text(id: id) == "")
    }
}
