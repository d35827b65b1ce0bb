import JSON
import Testing

@testable import Platforms

@Suite("Bilibili's refusals as reasons")
struct BilibiliRefusalTests {
    @Test(
        "Codes about a video, whether its page or its data carry them",
        arguments: [
            (-404, .notFound), (62002, .notFound), (62003, .notFound), (62004, .notFound), (62012, .private),
            (-403, .loginRequired), (-101, .loginRequired), (-688, .regionRestricted), (-689, .regionRestricted),
            (87007, .paidOrDRM), (87008, .paidOrDRM), (-412, .blockedByPlatform), (-352, .blockedByPlatform),
            (-799, .rateLimited), (-509, .rateLimited), (-503, .platformTimeout), (123_456, .platformChanged),
        ] as [(Int, FailureReason)]
    )
    func codes(code: Int, reason: FailureReason) {
        let error = #"{"code":404,"trueCode":\#(code),"message":"x"}"#
        let page = BilibiliSample.page(BilibiliSample.state("{}", error: error))
        #expect(BilibiliParse([("/video/", .text(page)), ("/view?", .code(code))]).failure?.reason == reason)
        let streams =
            [
                ("/video/", .status(412)), ("/view?", .text(BilibiliSample.ok(BilibiliSample.view()))),
                ("/playurl", .code(code)),
            ]
            as [(String, BilibiliStub.Answer)]
        let late = BilibiliParse(streams).failure?.reason
        // A wall before the page and an unknown code behind it: the wall says more.
        #expect(late == (reason == .platformChanged || reason == .platformTimeout ? .blockedByPlatform : reason))
    }

    @Test("A malformed question about data names nothing; about streams it is this product's mistake")
    func malformed() {
        #expect(BilibiliRefusal.of(code: -400, message: "", service: .video)?.reason == .notFound)
        #expect(BilibiliRefusal.of(code: -400, message: "", service: .video, asked: .streams) == nil)
    }

    @Test(
        "An episode's -10403 is told apart by its words",
        arguments: [("抱歉您所在地区不可观看！", .regionRestricted), ("大会员专享限制", .paidOrDRM), ("", .paidOrDRM)]
            as [(String, FailureReason)]
    )
    func episode(message: String, reason: FailureReason) {
        let answers: [(String, BilibiliStub.Answer)] = [
            ("/season", .text(BilibiliSample.ok(BilibiliSample.series(), in: "result"))),
            ("/playurl", .code(-10403, message)),
        ]
        #expect(BilibiliParse(BilibiliSample.link(.episode, "ep77"), answers).failure?.reason == reason)
    }

    @Test(
        "What stands beside an episode's streams",
        arguments: [
            (#"{"play_check":{"play_detail":"PLAY_PREVIEW","limit_play_reason":"PAY"}}"#, .paidOrDRM),
            (#"{"play_check":{"play_detail":"PLAY_NONE","limit_play_reason":"AREA_LIMIT"}}"#, .regionRestricted),
            (#"{"play_check":{"play_detail":"PLAY_NONE","limit_play_reason":"NEED_LOGIN"}}"#, .loginRequired),
            (#"{"play_video_type":"preview"}"#, .paidOrDRM), (#"{"video_info":{"is_preview":1}}"#, .paidOrDRM),
            (#"{"video_info":{"is_drm":true}}"#, .paidOrDRM),
            (#"{"plugins":[{"name":"AreaLimitPanel","config":{"is_block":true}}]}"#, .regionRestricted),
            (#"{"plugins":[{"name":"AreaLimitPanel","config":{"is_block":false}}]}"#, nil),
            (#"{"play_check":{"play_detail":"PLAY_WHOLE"},"play_video_type":"whole"}"#, nil), ("{}", nil),
        ] as [(String, FailureReason?)]
    )
    func rights(text: String, reason: FailureReason?) throws {
        #expect(BilibiliRights.refusal(try JSONDocument(parsing: text).root)?.reason == reason)
    }

    @Test(
        "Statuses of the page",
        arguments: [
            (404, .notFound), (412, .blockedByPlatform), (403, .blockedByPlatform), (429, .rateLimited),
            (502, .platformTimeout), (418, .platformChanged),
        ] as [(Int, FailureReason)]
    )
    func statuses(status: Int, reason: FailureReason) {
        let parse = BilibiliParse([("https://", .status(status))])
        #expect(parse.failure?.reason == reason)
    }

    @Test(
        "A limit's waiting time is the platform's, within reason",
        arguments: [("30", 30), ("0", 1), ("x", 60), ("9999999", 3600)]
    )
    func wait(header: String, seconds: Int) {
        let parse = BilibiliParse([("https://", .status(429, "", headers: [("Retry-After", header)]))])
        #expect(parse.failure?.retryAfter == .seconds(seconds))
    }

    @Test(
        "What is for those who pay is no answer as a taste, and is one where all of it is given",
        arguments: [
            #","is_upower_exclusive":true"#, #","rights":{"ugc_pay":1}"#, #","rights":{"arc_pay":1}"#,
            #","rights":{"pay":1}"#,
        ]
    )
    func taste(flag: String) {
        func onPage(_ given: Int) -> FailureReason? {
            let page = BilibiliSample.page(BilibiliSample.state(BilibiliSample.view(more: flag)))
            let file = BilibiliSample.ok(BilibiliSample.file(given: given))
            return BilibiliParse([("/video/", .text(page)), ("/playurl", .text(file))]).failure?.reason
        }
        #expect(onPage(10_000) == .paidOrDRM)
        #expect(onPage(60_000) == nil)
    }

    @Test("A changed page names what is missing")
    func changed() {
        func detail(_ page: String) -> String? {
            BilibiliParse([("/video/", .text(page)), ("/view?", .text("{}"))]).failure?.detail
        }
        #expect(detail("<html></html>") == "missing: __INITIAL_STATE__")
        #expect(detail(BilibiliSample.page("{}")) == "missing: __INITIAL_STATE__.videoData")
        #expect(detail(BilibiliSample.page(BilibiliSample.state("{}"))) == "missing: videoData.bvid")
        #expect(detail(BilibiliSample.page("{")) == "missing: the end of __INITIAL_STATE__")
    }
}
