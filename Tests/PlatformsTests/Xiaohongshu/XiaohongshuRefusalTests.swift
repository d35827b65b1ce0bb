import Testing

@testable import Platforms

@Suite("What Xiaohongshu's refusals mean")
struct XiaohongshuRefusalTests {
    private static let site = "https://www.xiaohongshu.com"

    @Test(
        "A redirect away from the note tells why",
        arguments: [
            ("\(site)/login?redirectPath=x", FailureReason.loginRequired), ("/login", .loginRequired),
            ("\(site)/404?error_code=300031", .notFound), ("\(site)/404/sec_Ab1?source=x", .blockedByPlatform),
            (
                "\(site)/404/sec_Ab1?error_code=300031&error_msg=%E6%97%A0%E6%B3%95%E6%B5%8F%E8%A7%88",
                .blockedByPlatform
            ),
            ("\(site)/404?source=%2F404%2Fsec_Ab1&error_code=300031", .blockedByPlatform),
            ("\(site)/404/sec_Ab1?error_code=-510001", .notFound), ("\(site)/404?errorCode=-510001", .notFound),
            ("\(site)/404/sec_Ab1?error_code=300031&error_msg=%E7%A7%81%E5%AF%86", .private),
            ("\(site)/404/sec_Ab1?error_code=300013", .rateLimited),
            ("\(site)/404", .notFound), ("\(site)/", .notFound), ("https://www.rednote.com", .notFound),
            ("\(site)/404?error_code=300031&error_msg=%E4%BB%85%E4%BD%9C%E8%80%85%E5%8F%AF%E8%A7%81", .private),
            ("\(site)/404?error_code=300013", .rateLimited), ("\(site)/404?error_code=300012", .blockedByPlatform),
            ("\(site)/website-login/captcha?verifyUuid=a", .blockedByPlatform),
            ("\(site)/website-login/error?error_code=300013", .rateLimited),
            ("\(site)/website-login/error?error_code=300031", .notFound),
            ("\(site)/website-login/error", .blockedByPlatform), ("\(site)/verify?verifyType=102", .blockedByPlatform),
            ("\(site)/explore", .loginRequired), ("\(site)/notes", .platformChanged),
            ("https://evil.example/login", .platformChanged),
            ("\(site)/explore/6a33df400000000011019999", .platformChanged), ("javascript:1", .platformChanged),
        ]
    )
    func redirects(location: String, reason: FailureReason) {
        #expect(XiaohongshuParse(both: .redirect(location)).failure?.reason == reason)
    }

    @Test("A redirect without one place to go is a change", arguments: [0, 2])
    func locations(count: Int) {
        let headers = (0..<count).map { _ in (name: "Location", value: "/login") }
        #expect(XiaohongshuParse(both: .status(302, headers: headers)).failure?.reason == .platformChanged)
    }

    @Test(
        "A status tells why",
        arguments: [
            (404, FailureReason.notFound), (410, .notFound), (401, .loginRequired), (403, .blockedByPlatform),
            (406, .blockedByPlatform), (461, .blockedByPlatform), (471, .blockedByPlatform), (429, .rateLimited),
            (500, .platformTimeout), (503, .platformTimeout), (204, .platformChanged), (418, .platformChanged),
        ]
    )
    func statuses(status: Int, reason: FailureReason) {
        #expect(XiaohongshuParse(both: .status(status)).failure?.reason == reason)
    }

    @Test(
        "A limit says when to come again, within bounds",
        arguments: [("30", 30), ("999999", 3600), ("-1", nil), ("x", nil)]
    )
    func retryAfter(value: String, seconds: Int?) {
        let parse = XiaohongshuParse(both: .status(429, headers: [("Retry-After", value)]))
        #expect(parse.failure?.retryAfter == seconds.map { .seconds($0) })
    }

    @Test(
        "A code with its sentence tells why",
        arguments: [
            (300_031, "当前笔记暂时无法浏览", FailureReason.notFound), (-510_001, "", .notFound), (-510_000, nil, .notFound),
            (300_031, "私密笔记", .private), (300_013, "访问频次异常", .rateLimited), (300_012, "", .blockedByPlatform),
            (300_017, "访问链接异常", .blockedByPlatform), (-101, "无登录信息", .loginRequired),
            (nil, "该笔记已被删除", .notFound), (nil, "请登录后查看", .loginRequired), (nil, "因用户设置，你无法查看", .private),
            (7, "请求太频繁", .rateLimited), (7, "?", nil), (nil, nil, nil), (0, "", nil),
        ]
    )
    func codes(code: Int?, message: String?, reason: FailureReason?) {
        #expect(XiaohongshuRefusal.of(code: code, message: message)?.reason == reason)
    }

    @Test(
        "A page without its note tells why",
        arguments: [
            (
                XiaohongshuSample.page(XiaohongshuSample.desktopState("{}"), title: "小红书 - 你访问的页面不见了"),
                FailureReason.notFound
            ),
            (XiaohongshuSample.page(XiaohongshuSample.desktopState("{}")), .blockedByPlatform),
            (XiaohongshuSample.page(XiaohongshuSample.desktopState(#"{"null":{"note":{}}}"#)), .blockedByPlatform),
            (
                XiaohongshuSample.page(
                    XiaohongshuSample.desktopState("{}", info: #"{"state":"fail","errorCode":-510001}"#)
                ),
                .notFound
            ),
            (
                XiaohongshuSample.page(XiaohongshuSample.desktopState("{}", info: #"{"state":"fail","errorCode":9}"#)),
                .blockedByPlatform
            ),
            (XiaohongshuSample.page(XiaohongshuSample.phoneState("{}")), .blockedByPlatform),
            (
                XiaohongshuSample.page(
                    #"{"noteData":{"data":{"noteData":{}},"hasError":true,"errorNoteData":{"routeQuery":{"code":"300031"}}}}"#
                ), .notFound
            ),
            (XiaohongshuSample.page(#"{"noteData":{"data":{"noteData":{}},"hasError":true}}"#), .notFound),
            (XiaohongshuSample.page(#"{"noteV9":{}}"#), .platformChanged), ("", .platformChanged),
            ("<title>安全验证</title>", .blockedByPlatform), ("<title>登录小红书</title>", .loginRequired),
            ("<html>all new</html>", .platformChanged),
        ]
    )
    func pages(page: String, reason: FailureReason) {
        #expect(XiaohongshuParse(page: page).failure?.reason == reason)
    }

    @Test("Without a token an empty page wants a log-in: the token is what it lacks")
    func withoutToken() {
        let page = XiaohongshuSample.page(XiaohongshuSample.desktopState("{}"))
        #expect(XiaohongshuParse(both: .page(page), token: nil).failure?.reason == .loginRequired)
    }

    @Test(
        "A change names what is missing",
        arguments: [
            (XiaohongshuSample.page(#"{"a":1}"#), "missing: noteData.data.noteData, note.noteDetailMap.{id}.note"),
            ("<html></html>", "missing: window.__INITIAL_STATE__"),
            (
                XiaohongshuSample.phone(XiaohongshuSample.note("video", #""video":{}"#)),
                "missing: note.video.media.stream"
            ),
            (XiaohongshuSample.phone(XiaohongshuSample.note("normal", #""x":1"#)), "missing: note.imageList"),
            (
                XiaohongshuSample.phone(XiaohongshuSample.note("normal", #""imageList":[{"src":"x"}]"#)),
                "missing: note.imageList[].urlDefault, .url, .infoList[].url"
            ),
            (
                XiaohongshuSample.phone(XiaohongshuSample.note("normal", #""imageList":[]"#, id: "other")),
                "missing: the note that was asked for (noteId)"
            ),
        ]
    )
    func changes(page: String, detail: String) {
        #expect(XiaohongshuParse(page: page).failure == ExtractionFailure(.platformChanged, detail))
    }
}
