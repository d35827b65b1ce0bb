import Testing

@testable import Platforms

@Suite("Instagram with an operator's account")
struct InstagramAccountTests {
    typealias Answer = InstagramParse.Answer
    private static let cookies = CookieJar([
        CookieJar.Cookie(name: "sessionid", value: "secret", domain: "instagram.com"),
        CookieJar.Cookie(name: "csrftoken", value: "c9", domain: "instagram.com"),
    ])
    private static let post = #"{"items":[\#(InstagramSample.media(InstagramSample.image()))],"status":"ok"}"#
    private static let wall: [InstagramParse.Question: [Answer]] = [
        .page: [.status(302)], .home: [.status(403)], .embed: [.status(403)],
    ]

    private func parse(_ answer: Answer, cookies: CookieJar = cookies) -> InstagramParse {
        InstagramParse(Self.wall.merging([.info: [answer]]) { $1 }, cookies: cookies)
    }

    @Test("Visitors first, without the account's cookies; then the account, with them")
    func afterVisitors() throws {
        let parse = parse(.json(Self.post))
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.session.attempts.map(\.strategy) == ["page", "graphql", "embed", "account"])
        let asked = parse.web.requests
        #expect(asked.dropLast().allSatisfy { $0.header("cookie")?.contains("secret") != true })
        let last = try #require(asked.last)
        #expect(
            last.url
                == "https://www.instagram.com/api/v1/media/\(InstagramShortcode(InstagramSample.code).mediaID ?? 0)/info/"
        )
        #expect(last.header("cookie") == "sessionid=secret; csrftoken=c9")
        #expect(last.header("x-csrftoken") == "c9" && last.header("x-ig-app-id") != nil)
    }

    @Test("A post that visitors see costs the account nothing")
    func unused() throws {
        let page = InstagramSample.page(InstagramSample.media(InstagramSample.image()))
        let parse = InstagramParse([.page: [.json(page)]], cookies: Self.cookies)
        #expect(try parse.result.get().hasMedia)
        #expect(parse.web.questions == [.page] && parse.session.cookieUse == .unused)
    }

    @Test("Without a session there is no such rung")
    func anonymous() {
        let parse = parse(.json(Self.post), cookies: CookieJar())
        #expect(parse.reason == .blockedByPlatform && !parse.web.questions.contains(.info))
    }

    @Test("What a private account shows to its followers stays private")
    func privateAccount() {
        let shown = Self.post.replacing(#""user":{"#, with: #""user":{"is_private":true,"#)
        #expect(parse(.json(shown)).reason == .private)
    }

    @Test(
        "A dead or flagged account changes nothing for the caller, and is noted",
        arguments: [
            (Answer.status(302), FailureReason.blockedByPlatform), (.status(429), .rateLimited),
            (.status(400, #"{"message":"checkpoint_required","status":"fail"}"#), .blockedByPlatform),
            (.json("<html>"), .platformChanged), (.json(#"{"items":[]}"#), .platformChanged),
            (.json(post.replacing("Example_001", with: "Another_one")), .platformChanged),
        ]
    )
    func flagged(answer: Answer, reason: FailureReason) {
        let parse = parse(answer)
        #expect(parse.reason == .blockedByPlatform)
        guard case .account(let failure?) = parse.session.cookieUse else {
            Issue.record("the account was not noted")
            return
        }
        #expect(failure.reason == reason)
    }

    @Test("A post that is gone is gone")
    func gone() {
        #expect(parse(.status(404)).reason == .notFound)
        #expect(
            parse(.status(400, #"{"message":"Media not found or unavailable","status":"fail"}"#)).reason == .notFound
        )
    }
}
