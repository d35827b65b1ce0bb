import Testing

@testable import Platforms

@Suite("What Weibo's player and mobile site tell")
struct WeiboPlayerTests {
    @Test("The player's answer")
    func player() throws {
        let urls =
            #""urls":{"标清 480P":"//f.video.weibocdn.com/s.mp4?template=852x480.25.0&Expires=9","超清 2K60":"//f.video.weibocdn.com/b.mp4?template=2560x1440.23.0","x":"//evil.example/a.mp4"}"#
        let post = try WeiboParse(player: WeiboSample.player(urls)).result.get()
        #expect(post.title == "片名")
        #expect(post.id == WeiboSample.mid)
        #expect(post.author == Author(name: "示例", id: "1000000101"))
        #expect(post.publishedAt == 1_709_352_445)
        #expect(post.duration == 246.3)
        #expect(post.thumbnail == "https://wx3.sinaimg.cn/orj480/c.jpg")
        #expect(post.videos.map(\.quality) == ["2K60", "480P"])
        #expect(post.videos.map(\.width) == [2560, 852])
        #expect(post.videos.map(\.file.expiresAt) == [nil, 9])
        #expect(post.webpageURL == "https://weibo.com/tv/show/\(WeiboSample.object)")
    }

    @Test("The small file counts only where there is no other")
    func streamURL() throws {
        let small = #""stream_url":"http://f.video.weibocdn.com/l.mp4?label=mp4_ld&template=640x360.24.0""#
        let both = WeiboParse(player: WeiboSample.player(#""urls":{"720P":"//f.video.weibocdn.com/a.mp4"},"# + small))
        #expect(try both.result.get().videos.map(\.quality) == ["720P"])
        let alone = try WeiboParse(player: WeiboSample.player(#""urls":[],"# + small)).result.get()
        #expect(alone.videos.map(\.quality) == ["360p"])
    }

    @Test("Without a title the text stands for it")
    func text() throws {
        let player = WeiboSample.player().replacing("片名", with: "")
        #expect(try WeiboParse(player: player).result.get().title == "文字")
    }

    @Test("Pictures of the mobile site: a list, or an object with places as keys", arguments: [true, false])
    func mobilePictures(isList: Bool) throws {
        let (first, second) = (WeiboSample.mobilePicture("a"), WeiboSample.mobilePicture("b"))
        let pics = isList ? "[\(first),\(second)]" : #"{"10":\#(second),"9":\#(first),"x":\#(first)}"#
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(#""pics":\#(pics)"#)).result.get()
        #expect(post.images.map(\.file.url) == ["a", "b"].map { "https://wx1.sinaimg.cn/large/\($0).jpg" })
        #expect(post.images.map(\.height) == [1920, 1920])
        #expect(post.title == "文字\n二")
        #expect(post.webpageURL == "https://weibo.com/1000000101/QegwYsLtS")
    }

    @Test("Clips of live photos go to the pictures that they belong to")
    func mobileLivePhotos() throws {
        let clip = "https://video.weibo.com/media/play?livephoto=https%3A%2F%2Flivephoto.us.sinaimg.cn%2F"
        let pics = ["a", "b", "c"].map { WeiboSample.mobilePicture($0) }.joined(separator: ",")
        let more =
            #""pics":[\#(pics)],"pic_video":"2:x,0:y,99999999999999999999:z","live_photo":["\#(clip)2","\#(clip)0"]"#
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(more)).result.get()
        #expect(post.images.map(\.file.isLivePhoto) == [true, false, true])
        #expect(post.videos.map(\.file.url) == [clip + "0", clip + "2"])
        #expect(post.videos.map(\.file.index) == [0, 2])
    }

    @Test("A video among the pictures is a video, its picture is its cover")
    func mobileMixed() throws {
        let video = WeiboSample.mobilePicture("v", more: #","type":"video","videoSrc":"\#(WeiboSample.videoURL())""#)
        let more = #""pics":[\#(video),\#(WeiboSample.mobilePicture("p"))]"#
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(more)).result.get()
        #expect(post.images.map(\.file.index) == [1])
        #expect(post.videos.map(\.file.index) == [0])
        #expect(post.thumbnail == "https://wx1.sinaimg.cn/large/v.jpg")
        #expect(post.duration == 0)
    }

    @Test("A GIF among the pictures keeps its film")
    func mobileGIF() throws {
        let gif = WeiboSample.mobilePicture("g", more: #","type":"gif","videoSrc":"https://g.us.sinaimg.cn/g.mp4""#)
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(#""pics":[\#(gif)]"#)).result.get()
        #expect(post.images.count == 1)
        #expect(post.videos.map(\.hasAudio) == [false])
    }

    @Test("A video of the mobile site, with addresses or with streams only", arguments: [true, false])
    func mobileVideo(hasURLs: Bool) throws {
        let (big, small) = (WeiboSample.videoURL(), WeiboSample.videoURL(640, 360, label: "mp4_ld"))
        let urls = hasURLs ? #""urls":{"mp4_ld_mp4":"\#(small)","mp4_720p_mp4":"\#(big)"},"# : ""
        let info = #"""
            {"type":"video","object_type":11,"page_pic":{"url":"https://wx4.sinaimg.cn/c.jpg"},\#(urls)
            "media_info":{"stream_url":"\#(small)","stream_url_hd":"\#(big)","duration":103.165}}
            """#
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(#""page_info":\#(info)"#)).result.get()
        #expect(post.videos.map(\.quality) == ["720p", "360p"])
        #expect(post.duration == 103.165)
        #expect(post.thumbnail == "https://wx4.sinaimg.cn/c.jpg")
    }

    @Test("A quoted post of the mobile site")
    func mobileQuote() throws {
        let quoted = WeiboSample.mobile(#""pics":[\#(WeiboSample.mobilePicture("q"))]"#)
        let post = try WeiboParse(mobileStatus: WeiboSample.mobile(#""retweeted_status":\#(quoted)"#)).result.get()
        #expect(post.images.count == 1)
    }
}
