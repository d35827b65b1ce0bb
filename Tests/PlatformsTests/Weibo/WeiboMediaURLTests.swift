import Testing

@testable import Platforms

@Suite("Media addresses of Weibo")
struct WeiboMediaURLTests {
    @Test(
        "of the CDN become https",
        arguments: [
            ("http://f.video.weibocdn.com/a.mp4?Expires=1", "https://f.video.weibocdn.com/a.mp4?Expires=1"),
            ("//wx3.sinaimg.cn/orj480/c.jpg", "https://wx3.sinaimg.cn/orj480/c.jpg"),
            (
                "https://livephoto.us.sinaimg.cn/a.mov?ssig=a%2Bb,c",
                "https://livephoto.us.sinaimg.cn/a.mov?ssig=a%2Bb,c"
            ),
            (
                "https://video.weibo.com/media/play?livephoto=https%3A%2F%2Fx",
                "https://video.weibo.com/media/play?livephoto=https%3A%2F%2Fx"
            ),
        ]
    )
    func secured(raw: String, text: String) { #expect(WeiboMediaURL(raw)?.text == text) }

    @Test(
        "of anybody else are none",
        arguments: [
            nil, "", "https://evil.example/a.jpg", "https://evilsinaimg.cn/a.jpg", "https://sinaimg.cn.evil.example/a",
            "https://wx1.sinaimg.cn@evil.example/a", "https://u:p@wx1.sinaimg.cn/a", "https://wx1.sinaimg.cn:8443/a",
            "ftp://wx1.sinaimg.cn/a", "wx1.sinaimg.cn/a", "javascript:alert(1)", "https://wx1.sinaimg.cn/a b",
            "https://wx1.sinaimg.cn/a\nb", "https://wx1.sinaimg.cn\\@evil.example/",
            "https://video.weibo.com/show?fid=1",
            "https://h5.video.weibo.com/media/play?livephoto=x", "https://weibo.com/a.jpg", "https:///a.jpg",
            "http://127.0.0.1/a.mp4", "https://wx1.sinaimg.cn/图.jpg",
        ]
    )
    func foreign(raw: String?) { #expect(WeiboMediaURL(raw) == nil) }

    @Test("of four thousand characters and more are none")
    func long() { #expect(WeiboMediaURL("https://wx1.sinaimg.cn/" + String(repeating: "a", count: 5000)) == nil) }

    @Test("tell their expiry, frame and label")
    func parameters() throws {
        let url = try #require(
            WeiboMediaURL(
                "https://f.video.weibocdn.com/a.mp4?label=mp4_hd&template=540x960.26.0&Expires=1781277393&ssig=x"
            )
        )
        #expect(url.expiresAt == 1_781_277_393)
        #expect(try #require(url.frame) == (540, 960))
        #expect(url.label == "mp4_hd")
    }

    @Test(
        "tell no nonsense",
        arguments: [
            "template=0x720.24.0", "template=-1x720", "template=x", "template=1x2x3", "template=99999999999999999999x1",
            "template=70000x1", "Expires=", "Expires=-5", "Expires=soon", "Expires=99999999999999999999",
        ]
    )
    func nonsense(query: String) throws {
        let url = try #require(WeiboMediaURL("https://f.video.weibocdn.com/a.mp4?\(query)"))
        #expect(url.frame == nil)
        #expect(url.expiresAt == nil)
    }
}
