import PlatformsTesting
import Recordings
import Testing

@Suite("Broken and hostile answers of Douyin")
struct DouyinHostileTests {
    static let own = RecordingFolders.own("douyin")

    @Test(
        "An answer cut off anywhere is a post or a failure that says why",
        arguments: own.filter { !["captcha"].contains($0.name) }.map(\.name)
    )
    func truncated(name: String) throws {
        #expect(try #require(Self.own.first { $0.name == name }).complaintsWhenCut == [])
    }

    @Test(
        "Changed bytes are survived",
        arguments: ["video", "split-streams", "gallery", "live-photos-and-clip", "share-page"]
    )
    func mutated(name: String) throws {
        #expect(try #require(Self.own.first { $0.name == name }).complaintsWhenChanged(times: 120) == [])
    }
}
