import Testing

@testable import Platforms

@Suite("Weibo's rungs, one after another")
struct WeiboLadderTests {
    private static let picture = WeiboSample.mobile(#""pics":[\#(WeiboSample.mobilePicture("a"))]"#)
    private static let mobile = WeiboStub.Answer.json(#"{"ok":1,"data":\#(picture)}"#)
    private static let page = WeiboStub.Answer.json(
        "<!DOCTYPE html><script>var $render_data = [{\"status\":\(picture)}][0] || {};</script>"
    )

    @Test("The desktop site answers: nothing else is asked")
    func first() throws {
        let parse = WeiboParse(status: WeiboSample.full)
        #expect(parse.stub.questions == [.shortVisitor, .status])
        #expect(parse.session.attempts.map(\.strategy) == ["ajax-status"])
    }

    @Test("What the requests look like")
    func requests() throws {
        let parse = WeiboParse(status: WeiboSample.full)
        let request = try #require(parse.stub.requests(.status).first)
        #expect(request.url == "https://weibo.com/ajax/statuses/show?id=QegwYsLtS&isGetLongText=true")
        #expect(request.headers.contains { $0 == ("Cookie", "SUB=short; SUBP=p-short") })
        #expect(request.headers.contains { $0 == ("Referer", "https://weibo.com/") })
        let mobile = WeiboParse([.status: [.status(432)], .mobileStatus: [Self.mobile]]).stub.requests(.mobileStatus)
        #expect(mobile.map(\.url) == ["https://m.weibo.cn/statuses/show?id=QegwYsLtS"])
        #expect(mobile.allSatisfy { !$0.headers.contains { $0.name == "Cookie" } })
    }

    @Test("What the player's request looks like")
    func playerRequest() throws {
        let parse = WeiboParse(player: WeiboSample.player())
        let request = try #require(parse.stub.requests(.component).first)
        #expect(request.method == .post)
        #expect(request.url.hasSuffix("?page=%2Ftv%2Fshow%2F1034%3A5239000000000001"))
        let body = PercentEncoding.decoded(request.body ?? [])
        #expect(body == #"data={"Component_Play_Playinfo":{"oid":"1034:5239000000000001"}}"#)
    }

    @Test(
        "The desktop site refuses, the mobile one answers",
        arguments: [
            WeiboStub.Answer.status(432), .status(403), .status(429), .status(500), .wall, .logIn, .json("{"),
            .json("[]"), .json("<html>"), .failure(.timeout), .failure(.connection("reset")),
            .failure(.tooLarge(limit: 9)),
        ]
    )
    func second(answer: WeiboStub.Answer) throws {
        let parse = WeiboParse([.status: [answer], .mobileStatus: [Self.mobile]])
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.session.attempts.map(\.strategy) == ["ajax-status", "mobile-status"])
    }

    @Test("Both refuse, the mobile page answers")
    func third() throws {
        let parse = WeiboParse([.status: [.status(432)], .mobileStatus: [.status(432)], .mobilePage: [Self.page]])
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.session.attempts.count == 3)
    }

    @Test(
        "A mobile page without the post",
        arguments: [
            ("<title>微博</title><script>var $render_data = [{}][0] || {};</script>", "missing: $render_data[0].status"),
            (
                "<title>微博</title><script>var $render_data = [{\"status\":{\"mid\":\"5",
                "missing: $render_data[0].status"
            ),
            ("<title>微博</title><script>var $render_data = 7;</script>", "missing: $render_data[0].status"),
        ]
    )
    func changedPage(body: String, detail: String) {
        let parse = WeiboParse([.status: [.json("{}")], .mobileStatus: [.json("{}")], .mobilePage: [.json(body)]])
        #expect(parse.failure?.reason == .platformChanged)
        #expect(parse.session.attempts.last?.failure?.detail.hasPrefix(detail) == true)
    }

    @Test("The mark of the end inside a text does not end the page's data")
    func markInText() throws {
        let status = WeiboSample.mobile(#""pics":[\#(WeiboSample.mobilePicture("a"))]"#, text: "数组 x = [][0] || {}")
        let body = "<script>var $render_data = [{\"status\":\(status)}][0] || {};</script>"
        let parse = WeiboParse([.status: [.status(432)], .mobileStatus: [.status(432)], .mobilePage: [.json(body)]])
        #expect(try parse.result.get().title == "数组 x = [][0] || {}")
    }

    @Test("A verdict ends the climb")
    func verdict() {
        let gone = WeiboStub.Answer.json(#"{"ok":0,"message":"该微博不存在","error_code":20101}"#)
        let parse = WeiboParse([.status: [gone], .mobileStatus: [Self.mobile]])
        #expect(parse.failure?.reason == .notFound)
        #expect(parse.stub.requests(.mobileStatus).isEmpty)
    }

    @Test("No visitor is given: the mobile site is asked all the same")
    func noVisitor() throws {
        let parse = WeiboParse([.shortVisitor: [.status(403)], .ticket: [.status(403)], .mobileStatus: [Self.mobile]])
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.stub.requests(.status).isEmpty)
    }

    @Test("A video's page: the desktop player, then the mobile one; the post only where the link names it")
    func video() throws {
        let answer = WeiboStub.Answer.json(
            #"{"code":"100000","data":{"Component_Play_Playinfo":\#(WeiboSample.player())}}"#
        )
        let parse = WeiboParse(
            [.component: [.status(432)], .mobileComponent: [answer]],
            link: WeiboSample.videoLink()
        )
        #expect(try parse.result.get().videos.count == 1)
        #expect(WeiboExtractor.ladder(for: WeiboSample.videoLink()).strategies.count == 2)
        #expect(WeiboExtractor.ladder(for: WeiboSample.videoLink(mid: WeiboSample.mid)).strategies.count == 3)
    }

    @Test("No time left: one rung, no more")
    func expired() {
        let parse = WeiboParse([.status: [.failure(.timeout)], .shortVisitor: [.failure(.timeout)]], time: .zero)
        #expect(parse.failure?.reason == .platformTimeout)
        #expect(parse.session.attempts.count == 1)
        #expect(parse.stub.questions == [.shortVisitor])
    }
}
