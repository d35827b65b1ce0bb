import JSON
import Testing

@testable import Platforms

@Suite("Renditions of a Weibo video")
struct WeiboRenditionTests {
    private func videos(_ list: [String], media: String = "") throws -> [VideoItem] {
        let info = WeiboSample.video(list, media: media)
        return try WeiboParse(status: WeiboSample.status(#""page_info":\#(info)"#)).result.get().videos
    }

    @Test("Everything that an entry tells")
    func entry() throws {
        let item = try #require(try videos([WeiboSample.playInfo()]).first)
        #expect(item.file.url.hasPrefix("https://f.video.weibocdn.com/"))
        #expect(item.quality == "720p")
        #expect((item.width, item.height) == (1280, 720))
        #expect(item.bitrate == 1_000_000)
        #expect(item.fps == 30)
        #expect(item.file.size == 1_285_025)
        #expect(item.codecs == "avc1.64001f, mp4a.40.5")
        #expect(item.hasAudio == true)
        #expect(item.file.hasWatermark == false)
        #expect(item.file.expiresAt == 1_795_400_000)
        #expect(item.source == .direct)
        #expect(item.mimeType == "video/mp4")
    }

    @Test("Best first: pixels, then bitrate; one address once")
    func order() throws {
        let list = [
            WeiboSample.playInfo(640, 360, label: "360p"), WeiboSample.playInfo(1280, 720, bitrate: 1),
            WeiboSample.playInfo(1280, 720, bitrate: 2, url: WeiboSample.videoURL(label: "b")),
            WeiboSample.playInfo(1920, 1080, label: "1080p"), WeiboSample.playInfo(640, 360, label: "360p"),
        ]
        let items = try videos(list)
        #expect(items.map(\.width) == [1920, 1280, 1280, 640])
        #expect(items.map(\.bitrate) == [1_000_000, 2, 1, 1_000_000])
    }

    @Test(
        "Contact sheets and foreign files are left out",
        arguments: [
            #"{"play_info":{"mime":"image/jpeg","urls":["https://wx1.sinaimg.cn/a.jpg"]}}"#,
            #"{"play_info":{"mime":"image/jpeg","url":"https://wx1.sinaimg.cn/a.jpg"}}"#,
            #"{"play_info":{"mime":"video/mp4","url":"https://evil.example/a.mp4"}}"#, #"{"play_info":[]}"#, "null",
            "7",
        ]
    )
    func leftOut(entry: String) throws {
        #expect(try videos([entry, WeiboSample.playInfo()]).count == 1)
    }

    @Test("A playlist only where there is no file")
    func playlists() throws {
        let playlist = WeiboSample.playInfo(
            label: "1080p",
            url: "https://f.video.weibocdn.com/a/index.m3u8?Expires=5",
            more: #","protocol":"hls""#
        )
        #expect(try videos([playlist, WeiboSample.playInfo()]).map(\.source) == [.direct])
        let alone = try videos([playlist])
        #expect(alone.map(\.source) == [.hls])
        #expect(alone.map(\.mimeType) == ["application/vnd.apple.mpegurl"])
    }

    @Test("A silent stream of a split video is told as one, and given only where there is no whole file")
    func split() throws {
        let silent = #"""
            {"play_info":{"mime":"video/mp4","protocol":"dash","url":"https://f.video.weibocdn.com/s.mp4",
            "video_codecs":"avc1.64001f","audio_codecs":"","width":1920,"height":1080}}
            """#
        #expect(try videos([silent, WeiboSample.playInfo()]).map(\.height) == [720])
        let alone = try videos([silent])
        #expect(alone.map(\.source) == [.dash])
        #expect(alone.map(\.hasAudio) == [false])
    }

    @Test("Without a list the single addresses are taken, each once")
    func single() throws {
        let big = WeiboSample.videoURL()
        let small = WeiboSample.videoURL(640, 360, label: "mp4_ld")
        let media =
            #","mp4_hd_url":"\#(small)","mp4_sd_url":"\#(small)","stream_url":"\#(small)","stream_url_hd":"\#(big)""#
        let items = try videos([], media: media)
        #expect(items.map(\.quality) == ["720p", "360p"])
        #expect(items.map(\.hasAudio) == [true, true])
        #expect(items.map(\.width) == [1280, 640])
    }

    @Test("The replay of a broadcast")
    func replay() throws {
        let media = #","live_status":3,"replay_hd":"https://live.video.weibocdn.com/replay/a.m3u8""#
        #expect(try videos([], media: media).map(\.source) == [.hls])
    }

    @Test(
        "Labels",
        arguments: [
            ("mp4_720p", "720p"), ("mp4_1440p60", "1440p60"), ("mp4_hd", "480p"), ("mp4_ld_mp4", "360p"),
            ("mp4_720p_mp4", "720p"), ("hevc_mp4_1080p", "1080p"), ("gif_mp4", nil), ("", nil), ("stream_url", nil),
            ("mp4_p", nil), ("mp4_99999p", nil), ("mp4_720p1234", nil),
        ] as [(String, String?)]
    )
    func labels(label: String, quality: String?) { #expect(WeiboRendition.quality(ofLabel: label) == quality) }

    @Test("Figures without sense are unknown", arguments: ["-1", "0", "1e300", "99999999", "\"x\"", "null", "[]"])
    func figures(value: String) throws {
        let entry = #"""
            {"play_info":{"mime":"video/mp4","url":"https://f.video.weibocdn.com/a.mp4","width":\#(value),
            "height":\#(value),"fps":\#(value),"duration":\#(value)}}
            """#
        let info = WeiboSample.video([entry])
        let post = try WeiboParse(status: WeiboSample.status(#""page_info":\#(info)"#)).result.get()
        #expect(post.videos.map(\.width) == [nil])
        #expect(post.videos.map(\.height) == [nil])
        #expect(post.videos.map(\.fps) == [nil])
        #expect(post.videos.map(\.hasAudio) == [nil])
        #expect(post.videos.map(\.quality) == [""])
        #expect(post.duration == 14)
    }
}
