import Testing

@testable import Platforms

@Suite("Xiaohongshu's ladder")
struct XiaohongshuLadderTests {
    private typealias Sample = XiaohongshuSample
    private static let login = XiaohongshuStub.Answer.redirect("https://www.xiaohongshu.com/login?redirectPath=x")
    private static let session = CookieJar([.init(name: "web_session", value: "04", domain: "xiaohongshu.com")])

    @Test("Phones come first, and the desktop page is not asked where they are shown the note")
    func phoneFirst() throws {
        let parse = XiaohongshuParse([XiaohongshuParse.mobile: [.page(Sample.wholeVideo)]])
        #expect(try parse.result.get().videos.count == 1)
        #expect(parse.rungs == ["mobile"])
        let request = try #require(parse.stub.requests.first)
        let address = "https://www.xiaohongshu.com/discovery/item/\(Sample.id)"
        #expect(request.url == "\(address)?xsec_token=CBabc-_%3D&xsec_source=app_share")
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 }
        #expect(headers["User-Agent"] == UserAgent.mobile)
        #expect(headers["Accept-Language"]?.hasPrefix("zh-CN") == true)
        #expect(headers["Accept"]?.hasPrefix("text/html") == true)
        #expect(headers["Cookie"] == nil)
    }

    @Test("Where phones are sent to log in, the desktop page is asked as a desktop browser")
    func desktopSecond() throws {
        let page = Sample.desktop(Sample.note("normal", Sample.pictures(Sample.picture())))
        let parse = XiaohongshuParse([XiaohongshuParse.mobile: [Self.login], XiaohongshuParse.web: [.page(page)]])
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.rungs == ["mobile", "web"])
        let request = try #require(parse.stub.requests.last)
        #expect(request.url.hasSuffix("/explore/\(Sample.id)?xsec_token=CBabc-_%3D&xsec_source=pc_share"))
        #expect(request.headers.contains { $0 == ("User-Agent", UserAgent.browser) })
    }

    @Test("With the operator's session the desktop page comes first, and gets it")
    func withSession() throws {
        let page = Sample.desktop(Sample.note("normal", Sample.pictures(Sample.picture())))
        let parse = XiaohongshuParse([XiaohongshuParse.web: [.page(page)]], cookies: Self.session)
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.rungs == ["web"])
        #expect(parse.stub.requests.first?.headers.contains { $0 == ("Cookie", "web_session=04") } == true)
    }

    @Test("Without a token none is sent")
    func withoutToken() {
        let parse = XiaohongshuParse(both: .page(Sample.wholeVideo), token: nil)
        #expect(parse.stub.requests.map(\.url) == ["https://www.xiaohongshu.com/discovery/item/\(Sample.id)"])
    }

    @Test("A verdict on the note ends the climb", arguments: ["/404?error_code=300031", "/"])
    func verdict(location: String) {
        let parse = XiaohongshuParse(both: .redirect(location))
        #expect(parse.failure?.reason == .notFound)
        #expect(parse.rungs == ["mobile"])
    }

    @Test("A log-in wall tells more than a change, wherever it stands")
    func mostTelling() {
        let parse = XiaohongshuParse([XiaohongshuParse.mobile: [.page("new")], XiaohongshuParse.web: [Self.login]])
        #expect(parse.failure?.reason == .loginRequired)
        #expect(parse.rungs == ["mobile", "web"])
    }

    @Test("A redirect to the note's page on another of the site's names is followed, as https, with the same headers")
    func otherName() throws {
        let parse = XiaohongshuParse([
            XiaohongshuParse.mobile: [.redirect("http://www.rednote.com/explore/\(Sample.id)?xsec_token=CB")],
            "www.rednote.com/explore/": [.page(Sample.wholeGallery)],
        ])
        #expect(try parse.result.get().images.count == 1)
        let urls = parse.stub.requests.map(\.url)
        #expect(urls.last == "https://www.rednote.com/explore/\(Sample.id)?xsec_token=CB")
        #expect(parse.stub.requests.last?.headers.contains { $0 == ("User-Agent", UserAgent.mobile) } == true)
    }

    @Test("Redirects that go in circles, or on and on, are a block")
    func circles() {
        let here = "/discovery/item/\(Sample.id)"
        let circle = XiaohongshuParse([
            XiaohongshuParse.mobile: [.redirect(here)], XiaohongshuParse.web: [.status(503)],
        ])
        #expect(circle.failure?.reason == .blockedByPlatform)
        let chain = (1...9).map { XiaohongshuStub.Answer.redirect("\(here)?n=\($0)") }
        let long = XiaohongshuParse([XiaohongshuParse.mobile: chain, XiaohongshuParse.web: [.status(503)]])
        #expect(long.failure?.reason == .blockedByPlatform)
        #expect(long.stub.requests.count == 5)
    }

    @Test("A cookie that a redirect sets is sent on to the site's own names only")
    func cookies() {
        let location = "https://www.xiaohongshu.com/discovery/item/\(Sample.id)?n=1"
        let headers = [
            ("Location", location), ("Set-Cookie", "acw_tc=1; Path=/"), ("Set-Cookie", "x=2; Domain=evil.example"),
        ]
        let parse = XiaohongshuParse([
            XiaohongshuParse.mobile: [
                .status(302, headers: headers.map { (name: $0.0, value: $0.1) }), .page(Sample.wholeVideo),
            ]
        ])
        #expect(parse.stub.requests.last?.headers.contains { $0 == ("Cookie", "acw_tc=1") } == true)
    }

    @Test(
        "Where no answer comes the reason is the fetcher's",
        arguments: [
            (FetchFailure.timeout, FailureReason.platformTimeout), (.connection("x"), .platformTimeout),
            (.tooLarge(limit: 1), .platformChanged), (.refused("x"), .blockedByPlatform),
        ]
    )
    func noAnswer(failure: FetchFailure, reason: FailureReason) {
        #expect(XiaohongshuParse(both: .failure(failure)).failure?.reason == reason)
    }
}
