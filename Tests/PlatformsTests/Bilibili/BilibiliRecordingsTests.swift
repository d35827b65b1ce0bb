import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Bilibili's recorded answers")
struct BilibiliRecordingsTests {
    static let shared = RecordingFolders.shared("bilibili")
    static let own = RecordingFolders.own("bilibili")

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

    @Test("are asked for over https, of Bilibili's own names, without a signature", arguments: own.map(\.path))
    func requests(path: String) throws {
        let recording = try #require(Self.own.first { $0.path == path })
        let parse = RecordedParse(recording.url, on: [recording])
        let starts = ["https://www.bilibili.com/", "https://api.bilibili.com/", "https://b23.tv/"]
        for request in parse.requests {
            #expect(starts.contains { request.url.hasPrefix($0) })
            #expect(!request.url.contains("w_rid=") && !request.url.contains("/wbi/"))
        }
        #expect(parse.requests.count <= 8)
    }
}
