import JSON
import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Weibo's recorded answers")
struct WeiboRecordingsTests {
    static let shared = RecordingFolders.shared("weibo")
    static let own = RecordingFolders.own("weibo")

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

    @Test(
        "of our own become what the fixture expects",
        arguments: own.map(\.path),
        ["alone", "among all the others"]
    )
    func ownFixtures(path: String, kept: String) throws {
        let recording = try #require(Self.own.first { $0.path == path })
        let parse = RecordedParse(recording.url, on: kept == "alone" ? [recording] : Self.own)
        #expect(parse.differences(from: recording) == [])
    }

    @Test("of our own cover every reason that the site can give")
    func reasons() {
        let covered = Set(Self.own.compactMap { $0.expectation["error"]["reason"].string })
        // Nothing on the site asks for an age.
        let possible = FailureReason.allCases.filter { $0 != .ageRestricted }.map(\.rawValue)
        #expect(covered == Set(possible))
    }

    @Test("are asked for with few requests: the visitor, then the post", arguments: ["video-qualities", "mixed"])
    func fewRequests(name: String) throws {
        let recording = try #require(Self.own.first { $0.name == name })
        let tokens = TokenCache()
        #expect(RecordedParse(recording.url, on: [recording], tokens: tokens).requests.count == 2)
        #expect(RecordedParse(recording.url, on: [recording], tokens: tokens).requests.count == 1)
    }
}
