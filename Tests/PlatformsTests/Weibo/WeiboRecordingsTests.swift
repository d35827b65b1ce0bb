import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Weibo's recorded answers")
struct WeiboRecordingsTests {
    static let shared = RecordingFolders.shared("weibo")

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

    @Test("of our own become what the fixture expects", arguments: RecordingFolders.own("weibo").map(\.path))
    func ownFixtures(path: String) throws {
        let recording = try #require(RecordingFolders.own("weibo").first { $0.path == path })
        #expect(RecordedParse(recording.url, on: [recording]).differences(from: recording) == [])
    }
}
