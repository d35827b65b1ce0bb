import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("YouTube's recorded answers")
struct YouTubeRecordingsTests {
    static let shared = RecordingFolders.shared("youtube")

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

    @Test("of our own become what the fixture expects", arguments: RecordingFolders.own("youtube").map(\.path))
    func ownFixtures(path: String) throws {
        let recording = try #require(RecordingFolders.own("youtube").first { $0.path == path })
        #expect(RecordedParse(recording.url, on: [recording]).differences(from: recording) == [])
    }

    @Test(
        "are asked for with no request that no recording knows, where both clients answer",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine"),
        arguments: shared.filter { $0.exchanges.count == 4 && $0.name.hasPrefix("video-") }.map(\.path)
    )
    func fourRequests(path: String) throws {
        let recording = try #require(Self.shared.first { $0.path == path })
        #expect(RecordedParse(recording.url, on: [recording]).requests.count == 4)
    }
}
