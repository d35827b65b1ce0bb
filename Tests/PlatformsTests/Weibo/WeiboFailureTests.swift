import Testing

@testable import Platforms

@Suite("Why a Weibo post gave no media")
struct WeiboFailureTests {
    @Test(
        "The site's refusals",
        arguments: [
            (#"{"ok":0,"message":"该微博不存在","error_code":20101}"#, .notFound),
            (#"{"ok":0,"msg":"微博不存在或暂无查看权限!","errno":"20101"}"#, .notFound),
            (#"{"ok":0,"message":"x","error_code":20003}"#, .notFound), (#"{"ok":0,"http_code":400}"#, .notFound),
            (#"{"ok":0,"message":"暂无查看权限","error_code":20112}"#, .private),
            (#"{"ok":0,"message":"仅粉丝可见"}"#, .private),
            (#"{"ok":0,"message":"该内容在您所在地区无法播放"}"#, .regionRestricted),
            (#"{"ok":0,"message":"x","error_code":10022}"#, .rateLimited),
            (#"{"ok":0,"msg":"请求过于频繁"}"#, .rateLimited), (#"{"ok":0,"msg":"请求非法"}"#, .blockedByPlatform),
            (#"{"ok":0,"msg":"系统繁忙"}"#, .platformTimeout), (#"{"ok":0,"msg":"请先登录"}"#, .loginRequired),
            (#"{"ok":-100,"url":"https://weibo.com/login.php"}"#, .loginRequired),
            (#"{"ok":0,"msg":"新的话"}"#, .platformChanged), (#"{"ok":1}"#, .platformChanged), ("{}", .platformChanged),
            ("[]", .platformChanged), ("null", .platformChanged), ("", .platformChanged), ("{", .platformChanged),
            ("<html><title>x</title></html>", .blockedByPlatform), ("  <!DOCTYPE html>", .blockedByPlatform),
            ("<title>Sina Visitor System</title>", .blockedByPlatform),
            (#"<title>微博-出错了</title><p class="h5-4con">微博不存在或暂无查看权限!</p>"#, .notFound),
            (#"<title>微博-出错了</title><p class="h5-4con">请求过于频繁,歇歇吧</p>"#, .rateLimited),
            ("<title>出错了</title>", .notFound),
        ] as [(String, FailureReason)]
    )
    func refusals(body: String, reason: FailureReason) {
        let answer = WeiboStub.Answer.json(body)
        let parse = WeiboParse([.status: [answer], .mobileStatus: [answer], .mobilePage: [.status(502)]])
        #expect(parse.failure?.reason == reason)
        #expect(parse.session.attempts.first?.failure?.reason == reason)
    }

    @Test(
        "The status line",
        arguments: [
            (400, "{}", .notFound), (400, "<html>", .blockedByPlatform), (401, "", .blockedByPlatform),
            (403, "", .blockedByPlatform), (418, "", .blockedByPlatform), (432, "", .blockedByPlatform),
            (404, "", .platformChanged), (429, "", .rateLimited), (500, "", .platformTimeout),
            (503, "", .platformTimeout), (204, "", .platformChanged),
        ] as [(Int, String, FailureReason)]
    )
    func statusLine(status: Int, body: String, reason: FailureReason) {
        let answer = WeiboStub.Answer.status(status, body)
        let parse = WeiboParse([.status: [answer], .mobileStatus: [answer], .mobilePage: [answer]])
        #expect(parse.session.attempts.first?.failure?.reason == reason)
        #expect(parse.failure?.reason == reason)
    }

    @Test(
        "How long to wait",
        arguments: [("120", 120), ("999999", 3600), ("-4", 1), ("soon", nil)] as [(String, Int?)]
    )
    func wait(header: String, seconds: Int?) {
        let answer = WeiboStub.Answer.status(429, headers: [("Retry-After", header)])
        let parse = WeiboParse([.status: [answer], .mobileStatus: [answer], .mobilePage: [answer]])
        #expect(parse.failure?.retryAfter == seconds.map { .seconds($0) })
    }

    @Test(
        "Redirects",
        arguments: [
            ("https://passport.weibo.com/visitor/visitor?url=x", .blockedByPlatform),
            ("https://visitor.passport.weibo.cn/visitor/visitor", .blockedByPlatform),
            ("https://passport.weibo.com/sso/signin?url=x", .loginRequired),
            ("https://login.sina.com.cn/sso/login.php", .loginRequired),
            ("https://weibo.com/sorry", .blockedByPlatform),
            ("https://evil.example/?https://passport.weibo.com/visitor", .blockedByPlatform), ("", .blockedByPlatform),
        ] as [(String, FailureReason)]
    )
    func redirects(location: String, reason: FailureReason) {
        let answer = WeiboStub.Answer.redirect(location)
        let parse = WeiboParse([.status: [answer], .mobileStatus: [answer], .mobilePage: [answer]])
        #expect(parse.failure?.reason == reason)
        #expect(parse.stub.questions.allSatisfy { $0 != nil })
    }

    private static let live = #"""
        {"type":"11","object_type":"live","media_info":{"stream_url":"https://wblive-out.api.weibo.com/2/play?id=1"}}
        """#

    @Test(
        "Posts that are there",
        arguments: [
            ("", "文字", 0, .noMedia), ("", "仅粉丝可见是什么意思", 0, .noMedia), ("", "请先登录", 0, .noMedia),
            ("", "抱歉，作者已设置仅展示半年内微博，此微博已不可见。", 0, .private), ("", "文字", 10, .private),
            (#""user":null"#, "抱歉，此微博已被作者删除。", 0, .notFound), (#""deleted":"1""#, "文字", 0, .notFound),
            ("", "该内容请至手机客户端查看", 0, .loginRequired), ("", "抱歉，所在地区无法观看", 0, .regionRestricted),
            (#""is_paid":true"#, "文字", 0, .paidOrDRM), (#""isSinglePayAudio":1"#, "文字", 0, .paidOrDRM),
            (#""page_info":{"type":"24","object_type":"article"}"#, "文字", 0, .noMedia),
            (#""page_info":{"type":"5","object_type":"movie"}"#, "文字", 0, .noMedia),
            (#""page_info":\#(WeiboSample.video(more: #""type":"5","object_type":"video""#))"#, "文字", 0, .paidOrDRM),
            (#""page_info":\#(live)"#, "文字", 0, .live),
            (#""page_info":\#(WeiboSample.video(media: #","live_status":1"#))"#, "文字", 0, .live),
            (#""page_info":{"object_type":"video","media_info":{"stream_url":""}}"#, "文字", 0, .noMedia),
            (#""page_info":{"object_type":"video","media_info":{}}"#, "文字", 0, .platformChanged),
            (#""page_info":{"object_type":"video"}"#, "文字", 0, .platformChanged),
            (#""pic_ids":["a"]"#, "文字", 0, .platformChanged),
            (#""mix_media_info":{"items":[{"type":"pic"}]}"#, "文字", 0, .platformChanged),
        ] as [(String, String, Int, FailureReason)]
    )
    func empty(more: String, text: String, visible: Int, reason: FailureReason) {
        let parse = WeiboParse(status: WeiboSample.status(more, text: text, visible: visible))
        #expect(parse.session.attempts.first?.failure?.reason == reason)
        guard reason == .platformChanged else { return }
        #expect(parse.session.attempts.first?.failure?.detail.contains("missing: ") == true)
    }

    @Test(
        "Players without a file",
        arguments: [
            (#""live":true,"urls":[]"#, .live), (#""urls":[],"stream_url":"","is_paid":true"#, .paidOrDRM),
            (#""is_pay_audio":1,"urls":[]"#, .paidOrDRM), (#""urls":[]"#, .noMedia), ("", .platformChanged),
        ] as [(String, FailureReason)]
    )
    func player(more: String, reason: FailureReason) {
        // The first of two members of one name counts.
        let parse = WeiboParse(player: "{" + (more.isEmpty ? "" : more + ",") + WeiboSample.player("").dropFirst())
        #expect(parse.session.attempts.first?.failure?.reason == reason)
    }

    @Test(
        "Answers of the player without a video",
        arguments: [
            (#"{"code":"100000","data":{"Component_Play_Playinfo":null}}"#, .notFound),
            (#"{"code":"100000","data":{"Component_Play_Playinfo":[]}}"#, .notFound),
            (#"{"code":"100000","data":{"Component_Play_Playinfo":{}}}"#, .notFound),
            (#"{"code":"100000","data":{}}"#, .platformChanged), (#"{"code":"100000"}"#, .platformChanged),
            (#"{"code":"100001","msg":"x","data":[]}"#, .platformChanged),
            (#"{"code":"100006","msg":"请先登录"}"#, .loginRequired), ("{}", .platformChanged),
        ] as [(String, FailureReason)]
    )
    func noPlayer(body: String, reason: FailureReason) {
        let answer = WeiboStub.Answer.json(body)
        let parse = WeiboParse([.component: [answer], .mobileComponent: [answer]], link: WeiboSample.videoLink())
        #expect(parse.failure?.reason == reason)
    }
}
