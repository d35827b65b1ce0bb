import JSON
import Testing

@testable import Platforms

@Suite("What Kuaishou is asked")
struct KuaishouRequestTests {
    private func header(_ name: String, _ request: PageRequest) -> String? {
        request.headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    @Test("Share pages are asked for as a phone, desktop pages as a computer, always for whole pages")
    func identities() throws {
        for request in KuaishouParse([:]).stub.requests {
            let agent = try #require(header("User-Agent", request))
            #expect(agent == (request.url.contains("//www.kuaishou.com/") ? UserAgent.browser : UserAgent.mobile))
            #expect(header("Referer", request)?.hasPrefix("https://") == true)
            if request.method == .get { #expect(header("Accept", request)?.contains("*/*") == true) }
            #expect(RequestURL.refusal(of: request.url) == nil)
        }
    }

    @Test("The share token of a link goes with the share page, and nowhere else")
    func shareToken() throws {
        let parse = KuaishouParse([:], parameters: [KuaishouLinks.shareToken: "X-abc_1"])
        let with = parse.stub.requests.filter { $0.url.contains("X-abc_1") }
        #expect(with.map(\.url) == ["https://v.m.chenzhongtech.com/fw/photo/\(KuaishouSample.id)?shareToken=X-abc_1"])
    }

    @Test(
        "A link gives its share token where that is a sane one",
        arguments: [
            ("?cc=x&shareToken=X-8tUDw_1", ["shareToken": "X-8tUDw_1"]), ("", [:]), ("?shareToken=", [:]),
            ("?shareToken=a%20b", [:]), ("?shareToken=\(String(repeating: "a", count: 65))", [:]),
        ]
    )
    func linkToken(query: String, expected: [String: String]) throws {
        let text = "https://v.m.chenzhongtech.com/fw/photo/3xexample000001\(query)"
        #expect(try #require(LinkRecogniser(.standard).link(in: text)).parameters == expected)
    }

    @Test("The share page's newer host is a link's too")
    func newerHost() {
        let link = LinkRecogniser(.standard).link(in: "https://c.kuaishou.com/fw/photo/3xexample000001?fid=1")
        #expect(link?.platform == .kuaishou && link?.id == "3xexample000001")
    }

    @Test("Both calls are sound JSON with the post's identifier")
    func bodies() throws {
        let requests = KuaishouParse([:]).stub.requests.filter { $0.method == .post }
        #expect(requests.count == 2)
        let bodies = try requests.map { try JSONDocument(parsing: $0.body ?? []).root }
        #expect(bodies[0]["photoId"].string == KuaishouSample.id)
        #expect(bodies[1]["variables"]["photoId"].string == KuaishouSample.id)
        #expect(bodies[1]["query"].string?.contains("videoResource") == true)
    }

    @Test("The desktop query says which device asks: one of its own, the same until it is refused")
    func device() throws {
        let tokens = TokenCache()
        func cookie(_ answer: KuaishouStub.Answer) throws -> String {
            let parse = KuaishouParse([.graphQL: [answer]], tokens: tokens)
            let last = try #require(parse.stub.requests.last)
            return try #require(header("Cookie", last))
        }
        let answer = KuaishouStub.Answer.body(KuaishouSample.vision(#""photoUrl":"https://v2.kwaicdn.com/a.mp4""#))
        let first = try cookie(answer)
        let value = try #require(first.split(separator: "; ").first { $0.hasPrefix("did=web_") })
        #expect(Alphabet.lowerHex.spells(String(value.dropFirst("did=web_".count)), 32...32))
        #expect(first.contains("kpf=PC_WEB") && first.contains("kpn=KUAISHOU_VISION") && first.contains("clientid=3"))
        #expect(try cookie(answer) == first)
        #expect(try cookie(.body(KuaishouSample.needCaptcha)) == first)
        #expect(try cookie(answer) != first)
    }

    @Test("A device that the operator or a page names is kept")
    func namedDevice() throws {
        let cookies = CookieJar([
            CookieJar.Cookie(name: "did", value: "web_operator", domain: "kuaishou.com"),
            CookieJar.Cookie(name: "kpf", value: "OTHER", domain: "kuaishou.com"),
        ])
        let parse = KuaishouParse([:], cookies: cookies)
        let last = try #require(parse.stub.requests.last)
        let cookie = try #require(header("Cookie", last))
        #expect(cookie.contains("did=web_operator") && cookie.contains("kpf=OTHER"))
        let page = KuaishouStub.Answer.status(
            403,
            headers: [("Set-Cookie", "did=web_page; Domain=.chenzhongtech.com; Path=/")]
        )
        let learnt = KuaishouParse([.share: [page]])
        let query = try #require(learnt.stub.requests.last)
        #expect(header("Cookie", query)?.contains("did=web_page") == true)
        #expect(header("Cookie", learnt.stub.requests[1]) == nil)
    }
}
