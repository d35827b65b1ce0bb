import Testing

@testable import Platforms

@Suite("Kuaishou's videos")
struct KuaishouVideoTests {
    private func post(_ members: String, more: String = "") throws -> Post {
        try KuaishouParse(page: KuaishouSample.info(members, more: more)).result.get()
    }

    @Test("A rendition carries all that the answer tells of it")
    func rendition() throws {
        let post = try post(KuaishouSample.video)
        let file = MediaFile(url: "https://v2.kwaicdn.com/upic/one.mp4", size: 1234)
        let expected = VideoItem(
            file: file,
            quality: "720p",
            mimeType: "video/mp4",
            width: 720,
            height: 1280,
            hasAudio: true,
            source: .direct,
            bitrate: 900_000,
            fps: 30,
            codecs: "avc"
        )
        #expect(post.videos == [expected])
        #expect(post.audios.map(\.file.url) == ["https://hw.a.yximgs.com/bs2/ost/s.m4a"])
        #expect(post.id == KuaishouSample.id && post.duration == 9.5 && post.publishedAt == 1_790_000_000)
        #expect(post.title == "虚构" && post.author == Author(name: "作者", id: "3xexampleuser01"))
        #expect(post.thumbnail == "https://p2.a.yximgs.com/upic/c.jpg")
    }

    @Test("Renditions stand by pixels, then by bitrate; hidden ones and second copies are left out")
    func order() throws {
        let all = [
            KuaishouSample.representation("a.mp4"),
            KuaishouSample.representation("b.mp4").replacing(#""height":1280"#, with: #""height":1920"#),
            KuaishouSample.representation("c.mp4").replacing("900", with: "950"),
            KuaishouSample.representation("d.mp4").replacing(#""hidden":false"#, with: #""hidden":true"#),
            KuaishouSample.representation("a.mp4"),
        ]
        let names = try post(KuaishouSample.manifest(all)).videos.map { $0.file.url.suffix(5) }
        #expect(names == ["b.mp4", "c.mp4", "a.mp4"])
    }

    @Test("An unsigned copy of a file comes before its signed address, whatever its host")
    func unsignedCopy() throws {
        let manifest = KuaishouSample.manifest([KuaishouSample.representation("main_b.mp4?pkey=AA")])
        #expect(
            try post("\(KuaishouSample.mainURLs),\(manifest)").videos.map(\.file.url)
                == ["https://tymov2.a.kwimgs.com/upic/main_b.mp4?tt=b"]
        )
    }

    @Test(
        "An edge node chosen for the asker's network is the last choice",
        arguments: [
            (#"["https://v4.oskwai.com/a.mp4"]"#, "https://v4.oskwai.com/a.mp4"),
            (
                #"["https://k2.djvod.ndcimgs.com/b.mp4","https://v4.oskwai.com/b.mp4"]"#, "https://v4.oskwai.com/b.mp4"
            ),
            ("[]", "https://k1.djvod.ndcimgs.com/a.mp4"), ("null", "https://k1.djvod.ndcimgs.com/a.mp4"),
            (#"["https://evil.example/a.mp4"]"#, "https://k1.djvod.ndcimgs.com/a.mp4"),
        ]
    )
    func edge(backups: String, expected: String) throws {
        let entry = #"{"url":"https://k1.djvod.ndcimgs.com/a.mp4","backupUrl":\#(backups)}"#
        #expect(try post(KuaishouSample.manifest([entry])).videos.map(\.file.url) == [expected])
    }

    @Test("Without a manifest the main file counts, with the post's size")
    func mainOnly() throws {
        let video = try #require(
            try post(#""photoType":"VIDEO","width":720,"height":960,\#(KuaishouSample.mainURLs)"#).videos.first
        )
        #expect(video.quality == "720p" && video.width == 720 && video.height == 960 && video.hasAudio == true)
        #expect(video.bitrate == nil && video.codecs == nil)
    }

    @Test("Figures that are missing or senseless are unknown, never made up")
    func missingFigures() throws {
        let entry =
            #"{"url":"http://v2.kwaicdn.com/a.mp4","width":-1,"height":1e20,"avgBitrate":0,"frameRate":"x","#
            + #""fileSize":-5,"qualityType":""}"#
        let post = try post(#""duration":-1,"timestamp":0,\#(KuaishouSample.manifest([entry]))"#)
        let file = MediaFile(url: "https://v2.kwaicdn.com/a.mp4")
        #expect(
            post.videos == [
                VideoItem(file: file, quality: "", mimeType: "video/mp4", hasAudio: true, source: .direct)
            ]
        )
        #expect(post.duration == nil)
    }

    @Test("A silent file is told, and the song stands in for a post's own sound")
    func soundOfTheSong() throws {
        let entry = KuaishouSample.representation("a.mp4").replacing(#""mute":false"#, with: #""mute":true"#)
        let music = #""music":{"audioUrls":[{"url":"//ali2.a.yximgs.com/m.mp3"}]}"#
        let post = try post("\(KuaishouSample.manifest([entry])),\(music)")
        #expect(post.videos.map(\.hasAudio) == [false])
        #expect(post.audios.map(\.mimeType) == ["audio/mpeg"])
        #expect(post.audios.map(\.file.url) == ["https://ali2.a.yximgs.com/m.mp3"])
    }

    @Test(
        "A caption is trimmed, and an ellipsis alone is none",
        arguments: [("  a b\\n", "a b"), ("…", ""), ("...", ""), (" … ", ""), ("…a", "…a"), ("", "")]
    )
    func caption(text: String, expected: String) throws {
        let info = KuaishouSample.info(KuaishouSample.video).replacing("虚构", with: text)
        #expect(try KuaishouParse(page: info).result.get().title == expected)
    }
}
