import JSON
import Testing

@testable import Platforms

@Suite("TikTok's rules")
struct TikTokRulesTests {
    static let codes: [(Int, String, FailureReason?)] = [
        (0, "", nil), (10204, "item doesn't exist", .notFound), (10204, "status_deleted", .notFound),
        (10221, "", .notFound), (10204, "status_self_see", .private), (10216, "", .private), (10222, "", .private),
        (10204, "person_geo_fencing", .regionRestricted), (10204, "copyright_geo_filter", .regionRestricted),
        (10231, "cross_border_violation", .regionRestricted), (10219, "", .regionRestricted),
        (10204, "content_classification", .ageRestricted), (10204, "status_reviewing", .notFound),
        (10204, "", .blockedByPlatform), (10204, "something new", .blockedByPlatform),
        (100_004, "", .blockedByPlatform),
        (77, "", .platformChanged), (-1, "x", .platformChanged),
    ]

    @Test("A page's status code is a reason", arguments: codes)
    func status(code: Int, message: String, reason: FailureReason?) {
        #expect(TikTokRefusal.failure(code: code, message: message)?.reason == reason)
    }

    static let statuses: [(Int, [(String, String)], String, FailureReason?)] = [
        (200, [], "x", nil), (200, [], "", .blockedByPlatform), (403, [], "x", .blockedByPlatform),
        (404, [], "x", .platformChanged), (429, [("Retry-After", "7")], "x", .rateLimited),
        (429, [("Retry-After", "soon")], "x", .rateLimited), (503, [], "x", .platformTimeout),
        (302, [("Location", "https://www.tiktok.com/login?x=1")], "", .loginRequired),
        (302, [("Location", "/login")], "", .loginRequired), (302, [("Location", "/")], "", .platformChanged),
        (302, [], "", .platformChanged), (418, [], "x", .platformChanged),
    ]

    @Test("An answer's status is a reason", arguments: statuses.indices)
    func httpStatus(place: Int) {
        let (status, headers, body, reason) = Self.statuses[place]
        let response = PageResponse(
            status: status,
            headers: headers.map { (name: $0.0, value: $0.1) },
            body: Array(body.utf8)
        )
        var found: FailureReason?
        do throws(ExtractionFailure) { try TikTokRefusal.check(response) } catch { found = error.reason }
        #expect(found == reason)
    }

    static let addresses: [(String, Bool)] = [
        ("https://v16-webapp-prime.us.tiktok.com/video/a/?x=1", true), ("https://v19-webapp.tiktok.com/video/a/", true),
        ("https://v16m.tiktokcdn-us.com/a/b/video/c/", true), ("//p16-sign.tiktokcdn.com/a.jpeg", true),
        ("https://www.tiktok.com/aweme/v1/play/?video_id=1", false), ("https://www.tiktok.com/video/a", false),
        ("https://v16m-default.akamaized.net/a", false), ("http://v16m.tiktokcdn-us.com/a", true),
        ("https://v16-webapp-prime.us.tiktok.com.evil.example/a", false),
        ("https://v16-webapp.evil.tiktok.com/a", true),
        ("https://v16-webapp-prime.a.b.tiktok.com/a", false), ("https://evil-v16-webapp.tiktok.com/a", false),
        ("https://v-._-webapp.tiktok.com/a", false), ("https://eviltiktokcdn.com/a", false), ("", false),
    ]

    @Test("Only addresses of the media hosts are listed", arguments: addresses)
    func hosts(address: String, isListed: Bool) {
        #expect((TikTokMediaURL(address) != nil) == isListed)
    }

    @Test(
        "An address says when it expires",
        arguments: [
            ("https://v16-webapp-prime.tiktok.com/video/a/?expire=1893456000", 1_893_456_000),
            ("https://p16.tiktokcdn.com/a.jpeg?x-expires=1893456000&x=1", 1_893_456_000),
            ("https://v16m.tiktokcdn.com/aabbccdd/70dbd880/video/tos/x/", 1_893_456_000),
            ("https://v16m.tiktokcdn.com/aabbccdd/zzdbd880/video/tos/x/", nil),
            ("https://p16.tiktokcdn.com/a.jpeg?x-expires=99999999999999999999", nil),
            ("https://p16.tiktokcdn.com/a.jpeg?x-expires=-5", nil), ("https://p16.tiktokcdn.com/a.jpeg", nil),
        ] as [(String, Int?)]
    )
    func expiry(address: String, expected: Int?) {
        #expect(TikTokMediaURL(address)?.expiresAt == expected)
    }

    @Test("Variants stand best first, each file once, what nobody plays left out, the marked copy last")
    func renditions() {
        func rendition(_ name: String, _ side: Int, _ rate: Int, _ codec: String = "h264", key: String = "")
            -> TikTokRendition
        {
            TikTokRendition(
                urls: ["https://www.tiktok.com/aweme/v1/play/?x", "https://v19.tiktokcdn.com/\(name)?a=1"],
                width: side,
                height: side * 2,
                key: key,
                bitrate: rate,
                codec: codec
            )
        }
        let items = [
            rendition("small", 360, 100), rendition("large", 1080, 50, "h265_hvc1"), rendition("fast", 360, 200),
            rendition("small", 360, 900), rendition("new", 2000, 900, "bytevc2"),
            rendition("key", 700, 1, key: "v_bytevc2_700p_1"),
        ].items(marked: "https://v19.tiktokcdn.com/marked")
        #expect(
            items.map { $0.file.url.split(separator: "/").last.map(String.init) } == [
                "large?a=1", "fast?a=1", "small?a=1", "marked",
            ]
        )
        #expect(items.map(\.file.hasWatermark) == [false, false, false, true])
        #expect(items.map(\.codecs) == ["hvc1", "avc1", "avc1", nil])
        #expect([rendition("a", 1, 1)].items(marked: "https://v45.tiktokcdn.com/a").count == 1)
    }

    @Test("The computation finds the number, keeps the task's members, and gives up within bounds")
    func challenge() throws {
        func page(_ task: String) -> [UInt8] {
            let text = Base64.encoded(Array(task.utf8))
            return Array(
                "<p id=\"cs\" class=\"\(text)\"></p><p id=\"wci\" class=\"w\"></p><p id=\"rci\" class=\"\"></p>".utf8
            )
        }
        // SHA-256 of "task" and "7".
        let wanted = "Hw6IBUqN3ld7pou0S88Ts3JE78BkWueJ2CMGbUoCQfw="
        #expect(TikTokChallenge(Array("<html>a page</html>".utf8)) == nil)
        #expect(TikTokChallenge(page("not json")) == nil)
        let none = try #require(TikTokChallenge(page(#"{"v":{"a":"dGFzaw==","c":"AAAA"}}"#)))
        #expect(none.cookies() == nil)
        let odd = try #require(TikTokChallenge(page(#"{"z":1,"v":{"c":"\#(wanted)","a":"dGFzaw=="},"s":"é"}"#)))
        let cookies = try #require(odd.cookies())
        #expect(cookies.map(\.name) == ["w"] && cookies.allSatisfy { $0.domain == "tiktok.com" })
        let answer = try JSONDocument(parsing: #require(Base64.decoded(cookies[0].value))).root
        #expect(answer.members.map(\.key) == ["z", "v", "s", "d"])
        #expect(answer["d"].string == "Nw==", "7, in base64")
    }

    @Test("Base64 goes there and back", arguments: 0..<20)
    func base64(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(Base64.decoded(Base64.encoded(bytes)) == bytes)
        #expect(Base64.encoded(bytes).utf8.count == (length + 2) / 3 * 4)
    }
}
