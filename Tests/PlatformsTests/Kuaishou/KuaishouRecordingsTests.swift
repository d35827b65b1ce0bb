import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Kuaishou's recorded answers")
struct KuaishouRecordingsTests {
    static let shared = RecordingFolders.shared("kuaishou")
    static let own = RecordingFolders.own("kuaishou")

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

    @Test(
        "of a post that the share page shows take one request, and one more for each redirect",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine"),
        arguments: [("atlas", 1), ("video", 1), ("video-shifted-keys", 1), ("short-link", 2), ("f-link", 2)]
    )
    func requests(name: String, count: Int) throws {
        let recording = try #require(Self.shared.first { $0.name == name })
        #expect(RecordedParse(recording.url, on: [recording]).requests.count == count)
    }
}
