import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("TikTok's recorded answers")
struct TikTokRecordingsTests {
    static let shared = RecordingFolders.shared("tiktok").filter { $0.name != "short-link-profile" }
    static let own = RecordingFolders.own("tiktok")

    @Test(
        "become what the recording expects",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine"),
        arguments: shared.map(\.path),
        ["alone", "among all the others"]
    )
    func conformance(path: String, kept: String) throws {
        let recording = try #require(Self.shared.first { $0.path == path })
        let parse = RecordedParse(recording.url, on: kept == "alone" ? [recording] : Self.shared)
        #expect(parse.differences(from: recording) == [])
    }

    @Test("of our own become what the fixture expects", arguments: own.map(\.path), ["alone", "among all the others"])
    func ownFixtures(path: String, kept: String) throws {
        let recording = try #require(Self.own.first { $0.path == path })
        let parse = RecordedParse(recording.url, on: kept == "alone" ? [recording] : Self.own)
        #expect(parse.differences(from: recording) == [])
    }

    @Test("A page that has everything is one request", arguments: ["video", "photo", "deleted", "region"])
    func oneRequest(name: String) throws {
        let recording = try #require(Self.own.first { $0.name == name })
        #expect(RecordedParse(recording.url, on: [recording]).requests.count == 1)
    }

    @Test("The media host's cookie travels with the post, and no other")
    func mediaCookies() throws {
        let recording = try #require(Self.own.first { $0.name == "video" })
        let operators = CookieJar([CookieJar.Cookie(name: "sessionid", value: "secret", domain: "tiktok.com")])
        let parse = RecordedParse(recording.url, on: [recording], cookies: operators)
        #expect(try parse.outcome.get().mediaCookies.map(\.name) == ["tt_chain_token"])
        #expect(parse.requests[0].headers.contains { $0.name == "Cookie" && $0.value == "sessionid=secret" })
    }

    @Test("The computation's cookies go with the next request only")
    func challengeCookies() throws {
        let recording = try #require(Self.own.first { $0.name == "challenge" })
        let parse = RecordedParse(recording.url, on: [recording])
        let cookies = parse.requests.map { request in request.headers.first { $0.name == "Cookie" }?.value ?? "" }
        #expect(cookies.count == 2 && !cookies[0].contains("_wafchallengeid"))
        #expect(cookies[1].contains("_wafchallengeid=") && cookies[1].contains("waforiginalreid=20300101000000"))
        #expect(try parse.outcome.get().mediaCookies.allSatisfy { !$0.name.contains("waf") })
    }
}
