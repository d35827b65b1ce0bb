import Testing

@testable import Platforms

@Suite("Xiaohongshu's media addresses")
struct XiaohongshuMediaURLTests {
    @Test(
        "An address that is not plainly on the site's media hosts is dropped",
        arguments: [
            "", "javascript:alert(1)", "https://images.example/a.jpg", "https://xhscdn.com.evil.example/a",
            "https://evilxhscdn.com/a", "https://u@sns-img-bd.xhscdn.com/a", "https://sns-img-bd.xhscdn.com:8443/a",
            "ftp://sns-img-bd.xhscdn.com/a", "https://sns-img-bd.xhscdn.com/a b", "https://www.xiaohongshu.com/a",
            "https://sns-img-bd.xhscdn.com/\u{0007}", "https://sns-img-bd.xhscdn.com\\@x/a", "/a/b",
            "https://sns-img-bd.xhscdn.com/" + String(repeating: "a", count: 5000),
        ]
    )
    func dropped(url: String) {
        #expect(XiaohongshuMediaURL(url) == nil)
    }

    @Test("Every address has an https form; the platform's own spelling is kept beside it")
    func schemes() throws {
        let plain = try #require(XiaohongshuMediaURL("http://sns-video-qc.xhscdn.com/a.mp4"))
        #expect(plain.text == "https://sns-video-qc.xhscdn.com/a.mp4")
        #expect(plain.original == "http://sns-video-qc.xhscdn.com/a.mp4")
        let bare = try #require(XiaohongshuMediaURL("//sns-video-qc.xhscdn.com/a.mp4"))
        #expect(bare.original == "https://sns-video-qc.xhscdn.com/a.mp4")
    }

    @Test(
        "The end of a stream's life is read from its hexadecimal t, beside a signature only",
        arguments: [
            ("?sign=ab&t=6a3c3bd6", 1_782_332_374), ("?t=6a3c3bd6", nil), ("?sign=ab", nil), ("?sign=ab&t=", nil),
            ("?sign=ab&t=zzzzzzzz", nil), ("?sign=ab&t=6a3c3bd6ffff", nil), ("?sign=ab&t=00000000", nil),
            ("?sign=ab&t=-a3c3bd6", nil), ("", nil),
        ]
    )
    func expiry(query: String, expected: Int?) {
        #expect(XiaohongshuMediaURL("http://sns-video-v6.xhscdn.com/a.mp4\(query)")?.expiry == expected)
    }

    @Test(
        "A picture's key is the path behind minute and signature, or the whole path on the older hosts",
        arguments: [
            ("\(XiaohongshuSample.signed)/1040g2sg!h5_1080jpg", "1040g2sg"),
            ("\(XiaohongshuSample.signed)/notes_pre_post/1040g-_x!nd_dft_wlteh_webp_3", "notes_pre_post/1040g-_x"),
            ("\(XiaohongshuSample.signed)/spectrum/1040g", "spectrum/1040g"),
            ("http://sns-na-i6.xhscdn.com/1040g?imageView2/2/w/1080/format/webp&origin=0", "1040g"),
            ("https://sns-img-hw.xhscdn.com/e0fd0ce5-3d5c?imageView2/2", "e0fd0ce5-3d5c"),
            ("https://ci.xiaohongshu.com/c/notes_pre_post/1040g?imageView2/format/png", "c/notes_pre_post/1040g"),
            ("http://sns-webpic-qc.xhscdn.com/1040g!x", nil), (XiaohongshuSample.signed, nil),
            ("\(XiaohongshuSample.signed)/../1040g!x", nil), ("\(XiaohongshuSample.signed)/a.b!x", nil),
            ("https://sns-img-hw.xhscdn.com/", nil), ("https://sns-img-hw.xhscdn.com/a/b/c/d/e/f/g", nil),
        ]
    )
    func keys(url: String, expected: String?) throws {
        #expect(try #require(XiaohongshuMediaURL(url)).imageKey == expected)
    }

    @Test(
        "An uploaded file's address is made of a key only",
        arguments: ["", "a b", "../x", "a//b", "a?x=1", "/a", "键"]
    )
    func badKeys(key: String) {
        #expect(XiaohongshuMediaURL.original(imageKey: key) == nil)
        #expect(XiaohongshuMediaURL.original(videoKey: key) == nil)
    }
}
