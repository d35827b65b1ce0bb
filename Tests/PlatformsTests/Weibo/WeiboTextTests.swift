import Testing

@testable import Platforms

@Suite("Texts and times of Weibo")
struct WeiboTextTests {
    @Test(
        "The site's own additions go",
        arguments: [
            ("视频 http://t.cn/AExample ​​​", "视频"), ("视频 http://t.cn/AOther ​​​", "视频 http://t.cn/AOther"),
            ("http://t.cn/AExample 在前", "http://t.cn/AExample 在前"), (" \n两行\n字​​\n ", "两行\n字"), ("", ""),
            ("http://t.cn/AExample", ""),
        ]
    )
    func plain(text: String, title: String) {
        #expect(WeiboText.plain(text, ownLinks: ["http://t.cn/AExample", ""]) == title)
    }

    @Test(
        "HTML becomes text",
        arguments: [
            ("一<br />二<br/>三<br>四", "一\n二\n三\n四"),
            (
                #"再见<img alt="[裂开]" title="x" src="https://face.t.sinajs.cn/a.png" /> <a href="/n/x">@某人</a>"#,
                "再见[裂开] @某人"
            ),
            ("<span class='url-icon'><img alt=[笑] src='a'></span>", "[笑]"),
            ("&quot;1 &lt; 2&quot; &amp;lt; &#39;x&#39;", #""1 < 2" &lt; 'x'"#),
            (#"长文 ...<a href="/status/1">全文</a>"#, "长文 ..."), ("断<a href=", "断"), ("<", ""), ("<img alt=", ""),
            ("<img alt=>", ""), ("a>b", "a>b"),
        ]
    )
    func html(text: String, title: String) { #expect(WeiboText.plain(html: text) == title) }

    @Test("A text of a megabyte is cut")
    func bounded() {
        #expect(WeiboText.plain(String(repeating: "字", count: 400_000)).count == 20_000)
        #expect(WeiboText.plain(html: String(repeating: "<", count: 400_000)).isEmpty)
    }

    @Test(
        "Times are read with their zone",
        arguments: [
            ("Wed Jun 10 15:10:14 +0800 2026", 1_781_075_414), ("Thu Jan 01 00:00:00 +0000 1970", 0),
            ("Wed Dec 31 16:30:00 -0730 1969", nil), ("Thu Jan 01 00:00:00 -0730 1970", 27_000),
            ("刚刚", nil), ("", nil), (nil, nil), ("Wed Jun 10 15:10:14 +9900 2026", nil),
            ("Wed Abc 10 15:10:14 +0800 2026", nil), ("Wed Jun 10 15:10 +0800 2026", nil),
        ] as [(String?, Int?)]
    )
    func time(text: String?, seconds: Int?) { #expect(WeiboTime.seconds(text) == seconds) }
}
