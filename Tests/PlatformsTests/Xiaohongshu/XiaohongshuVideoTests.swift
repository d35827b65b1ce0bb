import Testing

@testable import Platforms

@Suite("Xiaohongshu's videos")
struct XiaohongshuVideoTests {
    private typealias Sample = XiaohongshuSample

    private func post(_ video: String) throws -> Post {
        try XiaohongshuParse(page: Sample.phone(Sample.note("video", video))).result.get()
    }

    @Test("A stream carries all that the page tells of it")
    func stream() throws {
        let video = try #require(try post(Sample.video(h264: Sample.stream())).videos.first)
        let file = MediaFile(url: "\(Sample.cdn)?sign=db6c&t=6a3c3bd6", size: 2_030_983, expiresAt: 1_782_332_374)
        let expected = VideoItem(
            file: file,
            quality: "HD",
            mimeType: "video/mp4",
            width: 720,
            height: 1280,
            hasAudio: true,
            source: .direct,
            bitrate: 1_728_496,
            fps: 30,
            codecs: "h264"
        )
        #expect(video == expected)
    }

    @Test("Streams stand by pixels, then by bitrate, equal ones as they came, none twice")
    func order() throws {
        let h264 = [
            Sample.stream("\(Sample.cdn)?1", rate: 9_000_000), Sample.stream("\(Sample.cdn)?2", rate: 9_000_000),
            Sample.stream("\(Sample.cdn)?1", rate: 9_900_000),
        ]
        let h265 = [
            Sample.stream("\(Sample.cdn)?3", width: 1080, height: 1920, rate: 1_000_000),
            Sample.stream("\(Sample.cdn)?4", width: 1920, height: 1080, rate: 2_000_000),
        ]
        let video = Sample.video(h264: h264.joined(separator: ","), h265: h265.joined(separator: ","))
        #expect(try post(video).videos.map(\.file.url) == [4, 3, 1, 2].map { "\(Sample.cdn)?\($0)" })
    }

    @Test(
        "Where the main address is missing or foreign, the first spare of the site's stands in",
        arguments: ["", "https://evil.example/a.mp4", "rtmp://sns-video-v6.xhscdn.com/a"]
    )
    func spares(url: String) throws {
        let spares = #","backupUrls":["https://evil.example/b.mp4",7,"http://sns-bak-v1.xhscdn.com/b.mp4"]"#
        let video = try post(Sample.video(h264: Sample.stream(url, more: spares))).videos
        #expect(video.map(\.file.url) == ["http://sns-bak-v1.xhscdn.com/b.mp4"])
        #expect(video.first?.file.expiresAt == nil)
    }

    @Test("Streams are also read from the text in mediaV2, in its own spelling")
    func mediaV2() throws {
        let stream = Sample.stream().replacing("masterUrl", with: "master_url").replacing(
            "avgBitrate",
            with: "avg_bitrate"
        )
        let text = #"{"stream":{"av1":[\#(stream)]}}"#.replacing("\n", with: "").replacing("\"", with: #"\""#)
        let post = try post(Sample.video(more: #","mediaV2":"\#(text)""#))
        #expect(post.videos.map(\.bitrate) == [1_728_496])
        #expect(post.duration == 9.4)
    }

    @Test("The uploaded file is given where no stream is, and only there")
    func uploaded() throws {
        let key = #","consumer":{"originVideoKey":"pre_post/1040g2t"}"#
        let alone = try post(Sample.video(more: key))
        #expect(alone.videos.map(\.file.url) == ["https://sns-video-bd.xhscdn.com/pre_post/1040g2t"])
        #expect(alone.videos.first?.hasAudio == nil)
        #expect(alone.duration == 10)
        #expect(try post(Sample.video(h264: Sample.stream(), more: key)).videos.map(\.width) == [720])
    }

    @Test(
        "Sound is what the page says of it, and unknown where it says nothing",
        arguments: [
            (#""audioCodec":"aac""#, true), (#""audioCodec":"""#, false), (#""audioChannels":0"#, false),
            (#""audioChannels":2"#, true), (#""x":0"#, nil),
        ]
    )
    func sound(member: String, expected: Bool?) throws {
        let stream = Sample.stream().replacing(#""audioCodec":"aac""#, with: member)
        #expect(try post(Sample.video(h264: stream)).videos.map(\.hasAudio) == [expected])
    }

    @Test("Figures that are missing or senseless are unknown, never made up")
    func figures() throws {
        let stream = #"{"masterUrl":"\#(Sample.cdn)","width":-3,"height":1e20,"avgBitrate":0,"size":"?","fps":1e9}"#
        let post = try post(#""video":{"media":{"stream":{"h265":[\#(stream)]}}}"#)
        let expected = VideoItem(
            file: MediaFile(url: Sample.cdn),
            quality: "",
            mimeType: "video/mp4",
            hasAudio: nil,
            source: .direct,
            codecs: "h265"
        )
        #expect(post.videos == [expected])
        #expect(post.duration == nil)
    }

    @Test("A note that says nothing of its type but has a video is one")
    func untyped() throws {
        let note = Sample.note("", Sample.video(h264: Sample.stream()) + "," + Sample.pictures(Sample.picture()))
        let post = try XiaohongshuParse(page: Sample.desktop(note)).result.get()
        #expect(post.videos.count == 1)
        #expect(post.images.isEmpty)
        #expect(post.thumbnail.hasSuffix("/1040g!h5_1080jpg"))
    }

    @Test("A protected video is refused")
    func protected() {
        let video = Sample.video(h264: Sample.stream()).replacing(#""drmType":0"#, with: #""drmType":1"#)
        #expect(XiaohongshuParse(page: Sample.phone(Sample.note("video", video))).failure?.reason == .paidOrDRM)
    }
}
