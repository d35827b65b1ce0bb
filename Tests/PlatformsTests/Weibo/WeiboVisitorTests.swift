import Testing

@testable import Platforms

@Suite("Visitors of Weibo")
struct WeiboVisitorTests {
    private static let full = WeiboStub.Answer.json(WeiboSample.full)

    private func cookie(_ request: PageRequest?) -> String? {
        request?.headers.first { $0.name == "Cookie" }?.value
    }

    @Test("One visitor serves many posts")
    func kept() {
        let tokens = TokenCache()
        _ = WeiboParse([.status: [Self.full]], tokens: tokens)
        let second = WeiboParse([.status: [Self.full]], tokens: tokens)
        #expect(second.stub.questions == [.status])
        #expect(cookie(second.stub.requests(.status).first) == "SUB=short; SUBP=p-short")
    }

    @Test(
        "Where the short way gives no cookies the long one is taken",
        arguments: [
            WeiboStub.Answer.ticket, .status(403), .status(500), .json(""), .json("f({})"), .json(")("), .json("f({"),
            .failure(.timeout), .json(#"f({"data":{"sub":""}})"#), .json(#"f({"data":{"sub":"a b\r\nX: y"}})"#),
            .json(#"f({"data":{"sub":7}})"#), .json(#"f({"data":[]})"#),
        ]
    )
    func longWay(answer: WeiboStub.Answer) throws {
        let parse = WeiboParse([.shortVisitor: [answer], .status: [Self.full]])
        #expect(parse.post != nil)
        #expect(parse.stub.questions == [.shortVisitor, .ticket, .incarnation, .status])
        let change = try #require(parse.stub.requests(.incarnation).first)
        #expect(change.url.contains("?a=incarnate&t=01A%2B%2F%3D&w=3&c=095&"))
        #expect(cookie(parse.stub.requests(.status).first) == "SUB=long; SUBP=p-long")
    }

    @Test("Cookies that come as cookies count too")
    func setCookie() {
        let answer = WeiboStub.Answer.status(
            200,
            "f({})",
            headers: [("Set-Cookie", "SUB=header; Domain=.weibo.com"), ("Set-Cookie", "X=1; Domain=evil.example")]
        )
        let parse = WeiboParse([.shortVisitor: [answer], .status: [Self.full]])
        #expect(cookie(parse.stub.requests(.status).first) == "SUB=header")
    }

    @Test("A visitor that is not let in is renewed once, the other way", arguments: [WeiboStub.Answer.wall, .logIn])
    func renewed(refusal: WeiboStub.Answer) {
        let tokens = TokenCache()
        _ = WeiboParse([.status: [Self.full]], tokens: tokens)
        let parse = WeiboParse([.status: [refusal, Self.full]], tokens: tokens)
        #expect(parse.post != nil)
        #expect(parse.stub.questions == [.status, .ticket, .incarnation, .status])
        #expect(cookie(parse.stub.requests(.status).last) == "SUB=long; SUBP=p-long")
    }

    @Test("A page that is the visitor system asks for the same")
    func wallPage() {
        let wall = WeiboStub.Answer.json("<!DOCTYPE html><html><title>Sina Visitor System</title>")
        let parse = WeiboParse([.status: [wall, Self.full]])
        #expect(parse.post != nil)
    }

    @Test("A visitor that is never let in is a block, after two tries")
    func blocked() {
        let parse = WeiboParse([.status: [.wall], .mobileStatus: [.status(432)], .mobilePage: [.status(432)]])
        #expect(parse.failure?.reason == .blockedByPlatform)
        #expect(parse.stub.requests(.status).count == 2)
    }

    @Test("A log-in asked of a visitor minted a moment ago is asked of all: no second one is minted")
    func hopeless() {
        let parse = WeiboParse([.status: [.logIn], .mobileStatus: [.logIn], .mobilePage: [.status(432)]])
        #expect(parse.failure?.reason == .loginRequired)
        #expect(parse.stub.questions == [.shortVisitor, .status, .mobileStatus, .mobilePage])
    }

    @Test("An operator's cookie replaces the visitor, and is never replaced", arguments: [true, false])
    func operatorOwn(isLetIn: Bool) {
        let own = CookieJar([CookieJar.Cookie(name: "SUB", value: "own", domain: "weibo.com")])
        let tokens = TokenCache()
        _ = WeiboParse([.status: [Self.full]], tokens: tokens)
        let parse = WeiboParse([.status: [isLetIn ? Self.full : .wall]], tokens: tokens, cookies: own)
        #expect(parse.stub.requests(.status).map { cookie($0) } == ["SUB=own"])
        #expect(parse.stub.requests(.shortVisitor).isEmpty)
        #expect((parse.post != nil) == isLetIn)
    }

    @Test("A refused mint is not repeated for a minute", arguments: [403, 429])
    func pause(status: Int) {
        let tokens = TokenCache()
        let answers: [WeiboStub.Question: [WeiboStub.Answer]] = [
            .shortVisitor: [.status(status)], .ticket: [.status(status)], .mobileStatus: [.status(432)],
            .mobilePage: [.status(432)],
        ]
        let first = WeiboParse(answers, tokens: tokens)
        #expect(first.session.attempts.first?.failure?.reason == (status == 429 ? .rateLimited : .blockedByPlatform))
        let second = WeiboParse(answers, tokens: tokens)
        #expect(second.stub.questions == [.mobileStatus, .mobilePage])
        #expect(second.failure?.reason == .blockedByPlatform)
    }

    @Test("Visitor cookies go to weibo.com only, never to media hosts")
    func scope() {
        let parse = WeiboParse([.status: [Self.full]])
        #expect(parse.session.cookies.header(for: "https://weibo.com/x") != nil)
        for host in ["m.weibo.cn", "f.video.weibocdn.com", "wx1.sinaimg.cn", "evilweibo.com"] {
            #expect(parse.session.cookies.header(for: "https://\(host)/x") == nil)
        }
    }
}
