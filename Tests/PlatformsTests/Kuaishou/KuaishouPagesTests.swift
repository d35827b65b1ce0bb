import Testing

@testable import Platforms

@Suite("Kuaishou's pages and where they send to")
struct KuaishouPagesTests {
    private typealias Answer = KuaishouStub.Answer

    @Test(
        "A redirect says something of the post, or of the asker",
        arguments: [
            ("https://www.kuaishou.com/", FailureReason.notFound), ("/", .notFound),
            ("https://www.kuaishou.com/new-reco?x=1", .notFound), ("https://www.kuaishou.com/404", .notFound),
            ("https://live.kuaishou.com/u/3xabc", .live), ("/fw/live/3xabc", .live),
            ("https://passport.kuaishou.com/pc/account", .loginRequired), ("/account/login", .loginRequired),
            ("https://captcha.zt.kuaishou.com/iframe/index.html", .blockedByPlatform),
            ("https://evil.example/fw/photo/3xexample000001", .blockedByPlatform),
            ("https://www.kuaishou.com/profile/3xabcdefgh", .blockedByPlatform),
            ("https://u:p@www.kuaishou.com/short-video/3xexample000001", .blockedByPlatform),
            ("javascript:alert(1)", .blockedByPlatform), ("", .blockedByPlatform),
        ]
    )
    func judged(location: String, expected: FailureReason) throws {
        let parse = KuaishouParse([.share: [.sent(to: location)]])
        #expect(parse.session.attempts.first?.failure?.reason == expected)
    }

    @Test(
        "A redirect to the post is followed, by https and to the page of photos",
        arguments: [
            "https://m.gifshow.com/fw/photo/3xexample000001?fid=0", "http://m.gifshow.com/fw/photo/3xexample000001",
            "https://m.gifshow.com/fw/long-video/3xexample000001?a=b",
        ]
    )
    func followed(location: String) throws {
        let parse = KuaishouParse([
            .share: [.sent(to: location)], .mirror: [.page(KuaishouSample.info(KuaishouSample.video))],
        ])
        #expect(try parse.result.get().videos.count == 1)
        #expect(parse.stub.questions == [.share, .mirror])
        #expect(parse.session.attempts.count == 1)
        #expect(parse.stub.requests.allSatisfy { $0.url.hasPrefix("https://") && !$0.url.contains("long-video") })
    }

    @Test("Redirects that loop, or do not end, are given up")
    func endless() throws {
        let loop = KuaishouParse([
            .share: [.sent(to: "https://m.gifshow.com/fw/photo/3xexample000001")],
            .mirror: [.sent(to: "https://v.m.chenzhongtech.com/fw/photo/3xexample000001")],
        ])
        #expect(loop.failure?.reason == .blockedByPlatform)
        let long = (0..<9).map { Answer.sent(to: "https://v.m.chenzhongtech.com/fw/photo/3xexample000001?n=\($0)") }
        let parse = KuaishouParse([.share: long])
        #expect(parse.failure?.reason == .blockedByPlatform)
        #expect(parse.stub.questions.filter { $0 == .share }.count == 6)
    }

    @Test(
        "The status of a page becomes a reason",
        arguments: [
            (404, FailureReason.notFound), (410, .notFound), (429, .rateLimited), (401, .blockedByPlatform),
            (403, .blockedByPlatform), (500, .blockedByPlatform), (503, .blockedByPlatform), (418, .platformChanged),
            (302, .blockedByPlatform), (204, .platformChanged),
        ]
    )
    func statuses(status: Int, expected: FailureReason) throws {
        let parse = KuaishouParse([.share: [.status(status)]])
        #expect(parse.session.attempts.first?.failure?.reason == expected)
    }

    @Test(
        "How long to wait is the site's own word, within a day",
        arguments: [("120", Duration.seconds(120)), ("99999999", .seconds(86_400)), ("-1", nil), ("soon", nil)]
    )
    func retryAfter(header: String, expected: Duration?) throws {
        let parse = KuaishouParse([.share: [.status(429, headers: [("Retry-After", header)])]])
        #expect(parse.session.attempts.first?.failure?.retryAfter == expected)
    }

    @Test(
        "A page without a state is a refusal, a captcha, or a page that changed",
        arguments: [
            (KuaishouSample.refused, FailureReason.blockedByPlatform),
            (#"{"result":2001,"error_msg":"[2001] antispam need captcha"}"#, .blockedByPlatform),
            (#"{"result":109}"#, .loginRequired), (#"{"result":1}"#, .platformChanged),
            (#"<html><script src="//captcha.zt.kuaishou.com/a.js"></script></html>"#, .blockedByPlatform),
            ("<html><body>请拖动滑块</body></html>", .blockedByPlatform), ("<html></html>", .platformChanged),
            ("", .platformChanged), ("[]", .platformChanged), ("null", .platformChanged),
        ]
    )
    func stateless(body: String, expected: FailureReason) throws {
        let parse = KuaishouParse([.share: [.body(body)]])
        #expect(parse.session.attempts.first?.failure?.reason == expected)
    }

    @Test("The captcha's script on a page with the post is no captcha")
    func scriptOnly() throws {
        let page = KuaishouSample.page(KuaishouSample.state(KuaishouSample.info(KuaishouSample.video)))
        let body = page + #"<script src="//captcha.zt.kuaishou.com/sdk.js"></script>"#
        #expect(try KuaishouParse([.share: [.body(body)]]).result.get().videos.count == 1)
    }
}
