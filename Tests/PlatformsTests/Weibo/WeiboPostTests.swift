import Testing

@testable import Platforms

@Suite("What becomes of a Weibo post")
struct WeiboPostTests {
    private func post(_ more: String, text: String = "文字") throws -> Post {
        try WeiboParse(status: WeiboSample.status(more, text: text)).result.get()
    }

    @Test("Everything around the media")
    func head() throws {
        let post = try post(#""page_info":\#(WeiboSample.video())"#, text: "标题 http://t.cn/AExample")
        #expect(post.id == WeiboSample.mid)
        #expect(post.title == "标题")
        #expect(post.author == Author(name: "示例", id: "1000000101"))
        #expect(post.webpageURL == "https://weibo.com/1000000101/QegwYsLtS")
        #expect(post.publishedAt == 1_781_075_414)
        #expect(post.thumbnail == "https://wx1.sinaimg.cn/orj480/cover.jpg")
        #expect(post.duration == 14.397)
        #expect(post.audios.isEmpty)
        #expect(post.mediaCookies.isEmpty)
    }

    @Test("The short name is reckoned where the answer has none, or a strange one")
    func reckonedName() throws {
        for name in [#""mblogid":null"#, #""mblogid":"../../evil""#] {
            let post = try post(#"\#(name),"page_info":\#(WeiboSample.video())"#)
            #expect(post.webpageURL == "https://weibo.com/1000000101/QegwYsLtS")
        }
    }

    @Test("Without an author the link's own address is the page")
    func noAuthor() throws {
        let post = try post(#""user":null,"page_info":\#(WeiboSample.video())"#)
        #expect(post.webpageURL == WeiboSample.link.canonicalURL)
    }

    @Test("Pictures stand in the order of their list, in the largest size")
    func gallery() throws {
        let post = try post(
            WeiboSample.gallery([("b", WeiboSample.picture("b")), ("a", WeiboSample.picture("a"))])
        )
        #expect(post.images.map(\.file.url) == ["b", "a"].map { "https://wx1.sinaimg.cn/large/\($0).jpg" })
        #expect(post.images.map(\.file.index) == [0, 1])
        #expect(post.images.map(\.width) == [900, 900])
        #expect(post.duration == 0)
        #expect(post.thumbnail == post.images[0].file.url)
    }

    @Test("A picture without its largest size is given in the next one")
    func smaller() throws {
        let picture = #"{"large":{"url":"https://wx1.sinaimg.cn/orj960/a.jpg","width":960,"height":720},"type":"pic"}"#
        #expect(try post(WeiboSample.gallery([("a", picture)])).images.map(\.width) == [960])
    }

    @Test("A live photo is a picture and a clip of one place; a GIF a picture and a silent film")
    func moving() throws {
        let clip = #","video":"https://livephoto.us.sinaimg.cn/a.mov?Expires=7","video_hd":"https://evil.example/""#
        let film = #","video":"https://g.us.sinaimg.cn/a.mp4?label=gif_mp4&template=480x270.28.0""#
        let post = try post(
            WeiboSample.gallery([
                ("s", WeiboSample.picture("s")), ("l", WeiboSample.picture("l", type: "livephoto", more: clip)),
                ("g", WeiboSample.picture("g", type: "gif", more: film)),
            ])
        )
        #expect(post.images.map(\.file.isLivePhoto) == [false, true, false])
        #expect(post.videos.map(\.file.index) == [1, 2])
        #expect(post.videos.map(\.file.isLivePhoto) == [true, false])
        #expect(post.videos.map(\.hasAudio) == [nil, false])
        #expect(post.videos.map(\.mimeType) == ["video/quicktime", "video/mp4"])
        #expect(post.videos.map(\.width) == [nil, 480])
        #expect(post.duration == 0)
    }

    @Test("A live photo without its clip is a picture; its spare clip is a redirector")
    func stillLivePhoto() throws {
        let bare = try post(WeiboSample.gallery([("l", WeiboSample.picture("l", type: "livephoto"))]))
        #expect(bare.images.map(\.file.isLivePhoto) == [false])
        let spare = #","video_hd":"https://video.weibo.com/media/play?livephoto=https%3A%2F%2Fus.sinaimg.cn%2Fa.mov""#
        let post = try post(WeiboSample.gallery([("l", WeiboSample.picture("l", type: "livephoto", more: spare))]))
        #expect(post.videos.map(\.mimeType) == ["video/quicktime"])
    }

    @Test("A mixed post keeps its order and gives each video once, in its best rendition")
    func mixed() throws {
        let list = [WeiboSample.playInfo(640, 360, label: "360p"), WeiboSample.playInfo()]
        let post = try post(
            WeiboSample.mixed([
                WeiboSample.mixedItem("pic", WeiboSample.picture("p")),
                WeiboSample.mixedItem("video", WeiboSample.video(list)),
                WeiboSample.mixedItem("article", "{}"),
                WeiboSample.mixedItem("video", WeiboSample.video()),
            ]) + #","page_info":\#(WeiboSample.video([WeiboSample.playInfo(1920, 1080)]))"#
        )
        #expect(post.images.map(\.file.index) == [0])
        #expect(post.videos.map(\.file.index) == [1, 2])
        #expect(post.videos.map(\.height) == [720, 720])
        #expect(post.duration == 0)
        #expect(post.thumbnail == "https://wx1.sinaimg.cn/large/p.jpg")
    }

    @Test("A list of one video is a video, with all its renditions")
    func mixedOfOne() throws {
        let list = [WeiboSample.playInfo(), WeiboSample.playInfo(640, 360, label: "360p")]
        let post = try post(WeiboSample.mixed([WeiboSample.mixedItem("video", WeiboSample.video(list))]))
        #expect(post.videos.map(\.height) == [720, 360])
        #expect(post.duration == 14.397)
    }

    @Test("Pictures beside a video: both, the video's cover first")
    func beside() throws {
        let gallery = WeiboSample.gallery([("a", WeiboSample.picture("a"))])
        let post = try post(#"\#(gallery),"page_info":\#(WeiboSample.video())"#)
        #expect(post.images.map(\.file.index) == [0])
        #expect(post.videos.map(\.file.index) == [1])
        #expect(post.thumbnail == "https://wx1.sinaimg.cn/orj480/cover.jpg")
    }

    @Test("A post that passes another on shows its media under its own words")
    func quoted() throws {
        let quoted = WeiboSample.status(WeiboSample.gallery([("q", WeiboSample.picture("q"))]), text: "被转发")
        let post = try post(#""retweeted_status":\#(quoted)"#, text: "转发微博")
        #expect(post.title == "转发微博")
        #expect(post.images.map(\.file.url) == ["https://wx1.sinaimg.cn/large/q.jpg"])
    }

    @Test("Own media come before those passed on")
    func ownFirst() throws {
        let quoted = WeiboSample.status(WeiboSample.gallery([("q", WeiboSample.picture("q"))]))
        let own = WeiboSample.gallery([("o", WeiboSample.picture("o"))])
        let post = try post(#"\#(own),"retweeted_status":\#(quoted)"#)
        #expect(post.images.map(\.file.url) == ["https://wx1.sinaimg.cn/large/o.jpg"])
    }

    @Test("A video's page whose player is closed is read from the post it names: that video of several")
    func videoOfPost() throws {
        let status = WeiboSample.status(
            WeiboSample.mixed([
                WeiboSample.mixedItem("video", WeiboSample.video([WeiboSample.playInfo(640, 360)], id: "1034:1")),
                WeiboSample.mixedItem("video", WeiboSample.video()),
            ])
        )
        let parse = WeiboParse(
            [.component: [.status(432)], .mobileComponent: [.status(432)], .status: [.json(status)]],
            link: WeiboSample.videoLink(mid: WeiboSample.mid)
        )
        #expect(try parse.result.get().videos.map(\.height) == [720])
        #expect(parse.stub.requests(.status).allSatisfy { $0.url.contains("id=\(WeiboSample.mid)&") })
    }
}
