import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("Instagram's recorded answers")
struct InstagramRecordingsTests {
    static let shared = RecordingFolders.shared("instagram")

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
        #expect(parse.outcome.complaints == [])
    }

    @Test("of our own become what the fixture expects", arguments: RecordingFolders.own("instagram").map(\.path))
    func ownFixtures(path: String) throws {
        let recording = try #require(RecordingFolders.own("instagram").first { $0.path == path })
        let parse = RecordedParse(recording.url, on: [recording])
        #expect(parse.differences(from: recording) == [])
        #expect(parse.outcome.complaints == [])
    }

    @Test(
        "that hold the post in its page need one request",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine"),
        arguments: shared.filter { $0.name.hasSuffix("-page") }.map(\.path)
    )
    func oneRequest(path: String) throws {
        let recording = try #require(Self.shared.first { $0.path == path })
        #expect(RecordedParse(recording.url, on: [recording]).requests.count == 1)
    }

    @Test(
        "broken off anywhere give a typed failure, or a sound post",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine"),
        arguments: shared.map(\.path)
    )
    func truncated(path: String) throws {
        let recording = try #require(Self.shared.first { $0.path == path })
        for part in 0..<50 {
            let broken = recording.withBodies { HostileBytes.truncations(of: $0)[part] }
            #expect(RecordedParse(recording.url, on: [broken]).outcome.complaints == [])
        }
    }
}
