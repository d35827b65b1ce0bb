import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Xiaohongshu's recorded answers")
struct XiaohongshuRecordingsTests {
    static let shared = RecordingFolders.shared("xiaohongshu")
    static let own = RecordingFolders.own("xiaohongshu")

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
        "of a note that phones are shown take one request",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine")
    )
    func requests() throws {
        let recording = try #require(Self.shared.first { $0.name == "video-mobile-page" })
        let requests = RecordedParse(recording.url, on: [recording]).requests
        #expect(requests.count == 1)
        #expect(requests.first?.url.contains("xsec_token=ABoRHhYoIhXV24zUz64kWg8vu6u8D4zLUjIFRBf8fcf54%3D") == true)
    }
}
