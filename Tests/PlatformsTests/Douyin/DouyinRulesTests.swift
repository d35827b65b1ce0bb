import JSON
import Testing

@testable import Platforms

@Suite("Douyin's rules")
struct DouyinRulesTests {
    @Test(
        "The site's word for a filtered post is a reason",
        arguments: [
            ("status_deleted", FailureReason.notFound), ("status_audit_not_pass", .notFound),
            ("anything new", .notFound),
            ("status_self_see", .private), ("status_part_see", .private), ("status_friend_see", .private),
            ("core_dep_geo_filter", .regionRestricted), ("foreign_filter", .regionRestricted),
            ("cross_border_violation", .regionRestricted), ("story_25_filter", .loginRequired),
        ]
    )
    func words(word: String, reason: FailureReason) {
        #expect(DouyinRefusal.of(filterReason: word).reason == reason)
    }

    static let statuses: [(Int, String, FailureReason?)] = [
        (200, "{}", nil), (200, "", .blockedByPlatform), (200, " \n", .blockedByPlatform),
        (200, "<html>", .blockedByPlatform), (200, "{broken", .platformChanged), (302, "", .blockedByPlatform),
        (403, "{}", .blockedByPlatform), (429, "{}", .rateLimited), (500, "{}", .platformTimeout),
        (404, "{}", .platformChanged),
    ]

    @Test("An answer is sorted before it is read", arguments: statuses)
    func replies(status: Int, body: String, reason: FailureReason?) {
        var found: FailureReason?
        do throws(ExtractionFailure) {
            _ = try DouyinReply.json(PageResponse(status: status, body: Array(body.utf8)), on: "detail")
        } catch { found = error.reason }
        #expect(found == reason)
    }

    static let addresses: [(String, String?)] = [
        ("http://v3-weba.zjcdn.com/a", "https://v3-weba.zjcdn.com/a"),
        ("//p3.douyinpic.com/a", "https://p3.douyinpic.com/a"),
        ("https://v11-weba.douyinvod.com/a", "https://v11-weba.douyinvod.com/a"),
        ("https://aweme.snssdk.com/aweme/v1/play/?video_id=1", "https://aweme.snssdk.com/aweme/v1/play/?video_id=1"),
        ("https://aweme.snssdk.com/aweme/v1/playwm/?video_id=1", nil), ("https://aweme.snssdk.com/", nil),
        ("https://www.douyin.com/aweme/v1/play/?video_id=1", nil), ("https://evildouyinvod.com/a", nil),
        ("https://douyinvod.com.evil.example/a", nil), ("ftp://v.douyinvod.com/a", nil), ("", nil),
        ("https://u:p@v.douyinvod.com/a", nil), ("https://v.douyinvod.com:8443/a", nil),
    ]

    @Test("Only addresses of the CDN are listed, and as https", arguments: addresses)
    func hosts(address: String, expected: String?) {
        #expect(DouyinMediaURL(address)?.text == expected)
    }

    @Test(
        "An address says when it expires",
        arguments: [
            ("https://p3.douyinpic.com/a?x-expires=1893456000", 1_893_456_000), ("https://p3.douyinpic.com/a", nil),
            ("https://v.douyinvod.com/00112233445566778899aabbccddeeff/70dbd880/video/", 1_893_456_000),
            ("https://v.douyinvod.com/00112233445566778899aabbccddeeff/70DBD880/video/", nil),
            ("https://v.douyinvod.com/short/70dbd880/video/", nil), ("https://p3.douyinpic.com/a?x-expires=-1", nil),
            ("https://p3.douyinpic.com/a?x-expires=99999999999999999999", nil),
        ] as [(String, Int?)]
    )
    func expiry(address: String, expected: Int?) {
        #expect(DouyinMediaURL(address)?.expiresAt == expected)
    }

    @Test(
        "A gear's name is a label",
        arguments: [
            ("normal_1080_0", "1080p"), ("adapt_lowest_1080_1", "1080p"), ("adapt_2_1", "1440p"),
            ("adapt_4_1", "2160p"),
            ("low_540_0", "540p"), ("x", nil), ("", nil), ("normal_1_0", nil), (nil, nil),
        ] as [(String?, String?)]
    )
    func labels(gear: String?, label: String?) {
        #expect(DouyinRenditions.label(gear) == label)
    }

    @Test("A text that the site has cut is taken from what is shared of the post")
    func cutText() throws {
        let cut = "版本过低，升级后可展示全部信息"
        func title(_ desc: String, _ shared: String) throws -> String {
            let node = JSONNode.object(
                ("desc", .string(desc)),
                ("share_info", .object(("share_desc_info", .string(shared))))
            )
            return DouyinText.title(of: try JSONDocument(parsing: node.bytes).root)
        }
        #expect(try title("短", "x") == "短")
        #expect(try title("前" + cut, "#在抖音，记录美好生活#前后") == "前后")
        #expect(try title("前" + cut, "") == "前")
    }
}
