import PlatformsTesting
import Recordings
import Testing

@Suite("Broken and hostile answers of TikTok")
struct TikTokHostileTests {
    static let own = RecordingFolders.own("tiktok")

    @Test(
        "An answer cut off anywhere is a post or a failure that says why",
        arguments: own.filter { !["captcha"].contains($0.name) }.map(\.name)
    )
    func truncated(name: String) throws {
        #expect(try #require(Self.own.first { $0.name == name }).complaintsWhenCut == [])
    }

    @Test(
        "Changed bytes are survived",
        arguments: ["video", "photo", "video-silent-variant", "doubt-player-knows", "embed", "app"]
    )
    func mutated(name: String) throws {
        #expect(try #require(Self.own.first { $0.name == name }).complaintsWhenChanged(times: 120) == [])
    }
}
