import Testing

@testable import Platforms

@Suite("What Kuaishou says in place of a post")
struct KuaishouRefusalTests {
    @Test(
        "Numbers and words become reasons",
        arguments: [
            (2, "", FailureReason.blockedByPlatform), (50, "签名验证失败", .blockedByPlatform),
            (50, "操作太频繁", .rateLimited), (2001, "[2001] antispam need captcha", .blockedByPlatform),
            (400_002, "", .blockedByPlatform), (109, "", .loginRequired), (7, "请先登录后再试", .loginRequired),
            (223, "", .notFound), (20_113, "", .notFound), (20_001, "need captcha", .blockedByPlatform),
            (5, "作品不存在", .notFound), (5, "该作品已被删除", .notFound), (5, "设为仅自己可见", .private),
            (5, "作者设置了隐私", .private), (5, "私密作品", .private), (5, "付费后观看", .paidOrDRM),
            (5, "所在地区不可见", .regionRestricted), (21, "参数格式错误，请仔细阅读API文档", .platformChanged),
            (5, "出了一点问题", .notFound), (5, "unknown", .blockedByPlatform), (11, "", .blockedByPlatform),
            (-1, "", .blockedByPlatform),
        ]
    )
    func reasons(result: Int, message: String, expected: FailureReason) {
        let failure = KuaishouRefusal.of(result: result, message: message)
        #expect(failure.reason == expected)
        #expect(failure.detail.contains("result \(result)"))
    }

    @Test("The number is logged, a message only in part")
    func detail() {
        let failure = KuaishouRefusal.of(result: 31, message: String(repeating: "长", count: 5000))
        #expect(failure.detail.count < 100)
    }

    @Test(
        "A share page whose state refuses the post ends the climb with what it says",
        arguments: [("223", "作品已删除", FailureReason.notFound), ("224", "仅自己可见", .private)]
    )
    func inState(result: String, message: String, expected: FailureReason) {
        for photo in ["null", "{}"] {
            let parse = KuaishouParse(page: #"{"result":\#(result),"error_msg":"\#(message)","photo":\#(photo)}"#)
            #expect(parse.failure?.reason == expected)
            #expect(parse.stub.questions == [.share])
        }
    }

    @Test(
        "A post that is there but holds nothing is told apart",
        arguments: [
            (#""photoType":"LIVE_STREAM""#, FailureReason.live), (#""photoType":"X","photoStatus":3"#, .notFound),
            (#""photoType":"PAY_COURSE_VIDEO""#, .paidOrDRM), (#""payInfo":{"price":1}"#, .paidOrDRM),
            (#""photoType":"TEXT""#, .noMedia), (#""photoType":"VIDEO","mainMvUrls":[],"manifest":{}"#, .noMedia),
        ]
    )
    func empty(members: String, expected: FailureReason) {
        // The sample's own status stands before the one that is tested; the first of a name counts.
        let info = KuaishouSample.info(members)
            .replacing(#""photoStatus":0,"#, with: "").replacing(KuaishouSample.cover, with: #""coverUrls":[]"#)
        #expect(KuaishouParse(page: info).failure?.reason == expected)
    }

    @Test(
        "A post of a known kind without the path of its media names that path",
        arguments: [
            (#""photoType":"VIDEO""#, "missing: photo.manifest"),
            (#""photoType":"HORIZONTAL_ATLAS""#, "missing: photo.ext_params.atlas.list"),
            (#""photoType":"SINGLE_PICTURE""#, "missing: photo.coverUrls"),
            (#""mainMvUrls":[{"url":"https://new.example/a.mp4"}]"#, "missing: a known media host"),
            (#""ext_params":{"atlas":{"cdn":["new.example"],"list":["/a.jpg"]}}"#, "missing: a known media host"),
        ]
    )
    func moved(members: String, detail: String) throws {
        let info = KuaishouSample.info(members).replacing(KuaishouSample.cover, with: #""coverUrls":[]"#)
        let attempt = try #require(KuaishouParse(page: info).session.attempts.first)
        #expect(attempt.failure == ExtractionFailure(.platformChanged, detail))
    }
}
