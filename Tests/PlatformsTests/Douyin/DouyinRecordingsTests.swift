import JSON
import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Douyin's recorded answers")
struct DouyinRecordingsTests {
    static let shared = RecordingFolders.shared("douyin")
    static let own = RecordingFolders.own("douyin")

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

    @Test(
        "A post that the first rung has is one request, and so is a file given as the link",
        arguments: ["video", "gallery", "deleted", "cdn-video"]
    )
    func fewRequests(name: String) throws {
        let recording = try #require(Self.own.first { $0.name == name })
        #expect(RecordedParse(recording.url, on: [recording]).requests.count == 1)
    }

    @Test("A guest is made once a worker, and kept")
    func guest() throws {
        let recording = try #require(Self.own.first { $0.name == "share-page" })
        let tokens = TokenCache()
        func registrations() -> Int {
            RecordedParse(recording.url, on: [recording], tokens: tokens).requests.count { $0.url.contains("ttwid") }
        }
        let first = registrations()
        #expect(first >= 1 && registrations() <= first)
    }
}
