import JSON
import Testing

@testable import Platforms

@Suite("X's media")
struct TwitterMediaTests {
    private func post(_ media: [String]) throws -> Post {
        try TwitterParse(graphQL: TwitterSample.graphQL(media: media)).result.get()
    }

    @Test("A picture is given in its original size, at its place")
    func photos() throws {
        let post = try post([TwitterSample.photo("A"), TwitterSample.photo("B", width: 800, height: 600)])
        let files = ["A", "B"].enumerated().map {
            MediaFile(url: "\(TwitterSample.pictures)/\($0.element).jpg?name=orig", index: $0.offset)
        }
        #expect(
            post.images == [
                ImageItem(file: files[0], width: 1600, height: 900), ImageItem(file: files[1], width: 800, height: 600),
            ]
        )
        #expect(post.duration == 0)
        #expect(post.thumbnail == "\(TwitterSample.pictures)/A.jpg")
        #expect(post.videos.isEmpty && post.audios.isEmpty)
    }

    @Test("A video's files come largest frame first, then by bitrate; the playlist is left out")
    func files() throws {
        let variants = [
            TwitterSample.file("vid/avc1/640x360/a", bitrate: 832_000), TwitterSample.playlist,
            TwitterSample.file("vid/avc1/1280x720/b", bitrate: 1_000_000),
            TwitterSample.file("vid/avc1/1280x720/c", bitrate: 2_176_000),
        ]
        let post = try post([TwitterSample.video(variants)])
        #expect(post.videos.map(\.quality) == ["720p", "720p", "360p"])
        #expect(post.videos.map(\.bitrate) == [2_176_000, 1_000_000, 832_000])
        #expect(post.videos.map(\.width) == [1280, 1280, 640])
        #expect(post.videos.allSatisfy { $0.source == .direct && $0.hasAudio == true && $0.mimeType == "video/mp4" })
        #expect(post.duration == 12.5)
        #expect(post.thumbnail == "\(TwitterSample.pictures)/V.jpg")
    }

    @Test("An upright video's label is its shorter side")
    func upright() throws {
        let post = try post([TwitterSample.video([TwitterSample.file("vid/avc1/720x1280/a", bitrate: 1)])])
        #expect(post.videos.first?.quality == "720p")
        #expect(post.videos.first?.height == 1280)
    }

    @Test("An answer with plain http, types with parameters and no extended list is read as well")
    func spelling() throws {
        let file = TwitterSample.file("vid/avc1/1280x720/a", bitrate: 1).replacing("https://", with: "http://")
            .replacing("video/mp4", with: "Video/MP4; codecs=avc1")
        #expect(
            try post([TwitterSample.video([file])]).videos.map(\.file.url) == [
                "\(TwitterSample.videos)/vid/avc1/1280x720/a.mp4?tag=12"
            ]
        )
        let photo = TwitterSample.photo().replacing("media_url_https", with: "media_url")
            .replacing("https://pbs", with: "http://pbs")
        #expect(try post([photo]).images.map(\.file.url) == ["\(TwitterSample.pictures)/A.jpg?name=orig"])
        let short = TwitterSample.post([TwitterSample.photo()]).replacing("extended_entities", with: "other_entities")
            .replacing(#""urls":[]"#, with: #""urls":[],"media":[\#(TwitterSample.photo())]"#)
        let parse = TwitterParse(graphQL: #"{"data":{"tweetResult":{"result":\#(short)}}}"#)
        #expect(try parse.result.get().images.count == 1)
    }

    @Test("Where the path tells no frame, the original's size counts")
    func noFrame() throws {
        let post = try post([TwitterSample.video([TwitterSample.file("vid/0x5/99999x2/axb/a", bitrate: 1)])])
        #expect(post.videos.map { [$0.width, $0.height] } == [[1280, 720]])
    }

    @Test("A playlist is given only where there is no file")
    func playlist() throws {
        let item = try #require(try post([TwitterSample.video([TwitterSample.playlist])]).videos.first)
        #expect(item.source == .hls)
        #expect(item.mimeType == "application/vnd.apple.mpegurl")
        #expect(item.file.url == "\(TwitterSample.videos)/pl/list.m3u8")
        #expect(item.width == nil && item.quality == "")
    }

    @Test("A GIF is a silent video without a duration and without a bitrate")
    func gif() throws {
        let post = try post([TwitterSample.gif()])
        let file = MediaFile(url: "https://video.twimg.com/tweet_video/G.mp4")
        #expect(
            post.videos == [
                VideoItem(
                    file: file,
                    quality: "270p",
                    mimeType: "video/mp4",
                    width: 480,
                    height: 270,
                    hasAudio: false,
                    source: .direct
                )
            ]
        )
        #expect(post.duration == nil)
        #expect(try self.post([TwitterSample.video(type: "animated_gif")]).duration == nil)
    }

    @Test("Several videos stay in the post's order, each with its own files best first")
    func severalVideos() throws {
        func files(_ name: String) -> [String] {
            [320, 1280].map { TwitterSample.file("vid/\($0)x180/\(name)\($0)", bitrate: $0) }
        }
        let post = try post([
            TwitterSample.video(files("a")), TwitterSample.photo(), TwitterSample.video(files("b")),
        ])
        #expect(post.videos.map(\.file.index) == [0, 0, 2, 2])
        #expect(post.videos.map(\.width) == [1280, 320, 1280, 320])
        #expect(post.images.map(\.file.index) == [1])
        #expect(post.videos[2].file.url.contains("/b1280.mp4"))
    }

    @Test("An item that is not available keeps its place, but is not given")
    func unavailable() throws {
        let gone = #","ext_media_availability":{"status":"Unavailable","reason":"Dmcaed"}"#
        let there = #","ext_media_availability":{"status":"Available"}"#
        let post = try post([TwitterSample.photo("A", more: gone), TwitterSample.photo("B", more: there)])
        #expect(post.images.map(\.file.index) == [1])
        #expect(post.thumbnail == "\(TwitterSample.pictures)/B.jpg")
    }

    @Test(
        "Addresses on other hosts are dropped",
        arguments: [
            "https://evil.example/media/A.jpg", "http://evil.example/A.jpg",
            "https://pbs.twimg.com.evil.example/A.jpg",
            "https://evilpbs.twimg.com/A.jpg", "https://user@pbs.twimg.com/A.jpg", "javascript:alert(1)", "",
        ]
    )
    func foreign(url: String) throws {
        let bad = #"{"type":"photo","media_url_https":"\#(url)"}"#
        let variant = #"{"content_type":"video/mp4","url":"\#(url)"}"#
        let post = try post([bad, TwitterSample.video([variant]), TwitterSample.photo("B")])
        #expect(post.images.map(\.file.url) == ["\(TwitterSample.pictures)/B.jpg?name=orig"])
        #expect(post.videos.isEmpty)
    }

    @Test("A picture's address that has a query already gets the wish for the original into it")
    func queried() throws {
        let photo = #"{"type":"photo","media_url_https":"\#(TwitterSample.pictures)/A?format=jpg"}"#
        #expect(try post([photo]).images.map(\.file.url) == ["\(TwitterSample.pictures)/A?format=jpg&name=orig"])
    }

    @Test("Figures that are senseless are unknown", arguments: [0, -1, Int.min, .max])
    func figures(number: Int) throws {
        let size = #""original_info":{"width":\#(number),"height":\#(number)}"#
        let photo = #"{"type":"photo","media_url_https":"\#(TwitterSample.pictures)/A.jpg",\#(size)}"#
        let files = (0..<3).map { TwitterSample.file("\($0)", bitrate: number) }.joined(separator: ",")
        let info = #""video_info":{"duration_millis":\#(number),"variants":[\#(files)]}"#
        let video = #"{"type":"video","media_url_https":"\#(TwitterSample.pictures)/A.jpg",\#(size),\#(info)}"#
        let parse = TwitterParse(graphQL: TwitterSample.graphQL(media: [photo, video]))
        #expect(parse.result.complaints == [])
        #expect(try parse.result.get().images.first?.width == nil)
        #expect(try parse.result.get().videos.map(\.width) == [nil, nil, nil])
    }
}
