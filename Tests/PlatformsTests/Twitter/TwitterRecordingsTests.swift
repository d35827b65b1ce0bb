import Platforms
import PlatformsTesting
import Recordings
import Testing

@Suite("X's recorded answers")
struct TwitterRecordingsTests {
    static let shared = RecordingFolders.shared("twitter")

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

    @Test("of our own become what the fixture expects", arguments: RecordingFolders.own("twitter").map(\.path))
    func ownFixtures(path: String) throws {
        let recording = try #require(RecordingFolders.own("twitter").first { $0.path == path })
        let parse = RecordedParse(recording.url, on: [recording])
        #expect(parse.differences(from: recording) == [])
        #expect(parse.outcome.complaints == [])
    }

    @Test(
        "need a guest's token once for all of them",
        .enabled(if: !shared.isEmpty, "no shared folder of recordings on this machine")
    )
    func oneToken() {
        let tokens = TokenCache()
        let minted = Self.shared.filter { $0.exchanges.count == 2 }.flatMap { recording in
            RecordedParse(recording.url, on: [recording], tokens: tokens).requests
        }.filter { $0.url.hasSuffix("/guest/activate.json") }
        #expect(minted.count == 1)
    }

    @Test(
        "broken off anywhere give a typed failure, or a sound post of another source",
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
