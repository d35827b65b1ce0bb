import JSON
import Testing

@testable import Platforms

@Suite("Instagram's videos")
struct InstagramVideoTests {
    private func post(_ item: String) throws -> Post {
        try InstagramParse(page: InstagramSample.media(item)).result.get()
    }

    private func rendition(_ name: String, _ attributes: String) -> String {
        "<Representation \(attributes)><BaseURL>\(InstagramSample.url(name).replacing("&", with: "&amp;"))</BaseURL>"
            + "</Representation>"
    }

    private func manifest(_ renditions: [String]) -> String {
        #"<MPD mediaPresentationDuration="PT4.967S"><Period>\#(renditions.joined())</Period></MPD>"#
    }

    private let large = #"mimeType="video/mp4" width="1080" height="1920" bandwidth="3140618" frameRate="15360/512" "#
    private let label = #"codecs="avc1.64001F" FBContentLength="1949801" FBQualityLabel="1080p""#
    private let sound = #"mimeType="audio/mp4" bandwidth="64000" codecs="mp4a.40.5" FBContentLength="39000""#

    @Test("A file has the size of its entry, its label from the shorter side, and sound as the post says")
    func file() throws {
        let post = try post(InstagramSample.video())
        let file = MediaFile(url: InstagramSample.url("2.mp4"), expiresAt: InstagramSample.expiry)
        #expect(
            post.videos == [
                VideoItem(
                    file: file,
                    quality: "720p",
                    mimeType: "video/mp4",
                    width: 720,
                    height: 1280,
                    hasAudio: true,
                    source: .direct
                )
            ]
        )
        #expect(post.duration == 16.266)
        #expect(post.images.isEmpty)
        #expect(post.thumbnail == InstagramSample.url("poster.jpg"))
    }

    @Test("The same address twice is one item")
    func distinct() throws {
        let file = InstagramSample.file("a.mp4")
        #expect(try post(InstagramSample.video([file, file])).videos.count == 1)
    }

    @Test("A file without a size has the original's only where the encoder's note says so")
    func unsized() throws {
        let noted = InstagramSample.file("n.mp4", nil, urlMore: InstagramSample.encoded720)
        let smaller = try #require(try post(InstagramSample.video([noted])).videos.first)
        #expect(smaller.width == nil && smaller.height == nil)
        #expect(smaller.quality == "720p" && smaller.bitrate == 900)
        let original = InstagramSample.video([noted])
            .replacing(#""original_width":1080"#, with: #""original_width":720"#)
            .replacing(#""original_height":1920"#, with: #""original_height":1280"#)
        let same = try #require(try post(original).videos.first)
        #expect(same.width == 720 && same.height == 1280)
        let bare = try #require(try post(InstagramSample.video([InstagramSample.file("b.mp4", nil)])).videos.first)
        #expect(bare.width == nil && bare.quality == "")
    }

    @Test("Whether there is sound is told only where the post tells it", arguments: [("false", false), ("null", nil)])
    func audio(written: String, expected: Bool?) throws {
        let item = InstagramSample.video().replacing(#""has_audio":true"#, with: #""has_audio":\#(written)"#)
        let video = try #require(try post(item).videos.first)
        #expect(video.hasAudio == expected)
    }

    @Test("Split streams are listed where they are larger than the files, before them")
    func split() throws {
        let manifest = manifest([rendition("dash.mp4", large + label), rendition("sound.mp4", sound)])
        let post = try post(InstagramSample.video(manifest: manifest))
        let video = try #require(post.videos.first)
        let file = MediaFile(url: InstagramSample.url("dash.mp4"), size: 1_949_801, expiresAt: InstagramSample.expiry)
        #expect(
            video
                == VideoItem(
                    file: file,
                    quality: "1080p",
                    mimeType: "video/mp4",
                    width: 1080,
                    height: 1920,
                    hasAudio: false,
                    source: .dash,
                    bitrate: 3_140_618,
                    fps: 30,
                    codecs: "avc1.64001F"
                )
        )
        #expect(post.videos.map(\.source) == [.dash, .direct])
        #expect(post.audios.map(\.bitrate) == [64_000])
        #expect(post.audios.map(\.codecs) == ["mp4a.40.5"])
    }

    @Test("Split streams that are no larger than the files are left out, with their sound")
    func noLarger() throws {
        let manifest = manifest([rendition("dash.mp4", large + label), rendition("sound.mp4", sound)])
        let post = try post(InstagramSample.video([InstagramSample.file("a.mp4", 1080, 1920)], manifest: manifest))
        #expect(post.videos.map(\.source) == [.direct])
        #expect(post.audios.isEmpty)
    }

    @Test("Split streams are listed where a file does not tell its size, and where there is none")
    func unknownFiles() throws {
        let manifest = manifest([rendition("dash.mp4", large + label)])
        let unsized = try post(InstagramSample.video([InstagramSample.file("a.mp4", nil)], manifest: manifest))
        #expect(unsized.videos.map(\.source) == [.dash, .direct])
        #expect(try post(InstagramSample.video([], manifest: manifest)).videos.map(\.source) == [.dash])
    }

    @Test("Between equal frames sound comes first, then the higher bitrate; a label counts where a frame is unknown")
    func order() {
        func item(_ side: Int?, _ label: String, _ hasAudio: Bool?, _ bitrate: Int?) -> VideoItem {
            VideoItem(
                file: MediaFile(url: ""),
                quality: label,
                mimeType: "",
                width: side,
                height: side.map { $0 * 2 },
                hasAudio: hasAudio,
                source: .direct,
                bitrate: bitrate
            )
        }
        let sorted = [
            item(1080, "", false, 9), item(nil, "720p", nil, 2), item(720, "", true, 1), item(720, "", false, 9),
            item(720, "", false, nil), item(nil, "", true, 99),
        ]
        #expect(Array(sorted.reversed()).sorted(by: InstagramVideos.isBetter) == sorted)
    }

    @Test("Tracks stand by bitrate, and renditions on other hosts or of other types are left out")
    func tracks() throws {
        let foreign = rendition("a.mp4", #"mimeType="audio/mp4""#)
            .replacing("scontent-a.cdninstagram.com", with: "evil.example")
        let manifest = manifest([
            rendition("a.mp4", #"mimeType="audio/mp4" bandwidth="1""#), foreign,
            rendition("b.mp4", #"mimeType="audio/mp4" bandwidth="2""#), rendition("c.vtt", #"mimeType="text/vtt""#),
        ])
        let audios = try post(InstagramSample.video([], manifest: manifest)).audios
        #expect(audios.map(\.file.url) == ["b.mp4", "a.mp4"].map { InstagramSample.url($0) })
    }

    @Test(
        "Durations come from the post, else the manifest, else the encoder's note",
        arguments: [("16.266", true, 16.266), ("null", true, 4.967), ("null", false, 16), ("-1", false, 16)]
    )
    func durations(written: String, hasManifest: Bool, expected: Double) throws {
        let noted = InstagramSample.file("n.mp4", urlMore: InstagramSample.encoded720)
        let item = InstagramSample.video([noted], manifest: hasManifest ? manifest([]) : nil, duration: written)
        #expect(try post(item).duration == expected)
    }

    @Test(
        "Frame rates are read as numbers or fractions, senseless ones are unknown",
        arguments: [("30", 30), ("15360/512", 30), ("0", nil), ("30/0", nil), ("a/5", nil), ("nan", nil), ("-5", nil)]
    )
    func rates(text: String, expected: Double?) throws {
        let manifest = manifest([rendition("a.mp4", #"mimeType="video/mp4" frameRate="\#(text)""#)])
        let video = try #require(try post(InstagramSample.video([], manifest: manifest)).videos.first)
        #expect(video.fps == expected)
    }
}
