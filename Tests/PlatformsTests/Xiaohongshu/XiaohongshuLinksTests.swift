import Platforms
import Testing

@Suite("Xiaohongshu's links")
struct XiaohongshuLinksTests {
    private static let id = XiaohongshuSample.id

    private func recognised(_ text: String) -> PostLink? { LinkRecogniser(.standard).link(in: text) }

    @Test(
        "A page that stands in the way names the note behind it",
        arguments: [
            "https://www.xiaohongshu.com/login?redirectPath=http%3A%2F%2Fwww.xiaohongshu.com%2Fdiscovery%2Fitem%2F\(id)"
                + "%3Ftype%3Dnormal%26xsec_token%3DCB9z%253D",
            "https://www.xiaohongshu.com/website-login/captcha?redirectPath=https%3A%2F%2Fwww.xiaohongshu.com%2Fexplore"
                + "%2F\(id)%3Fxsec_token%3DCB9z%253D&verifyType=102",
            "https://www.xiaohongshu.com/404/sec_x?source=xhs_sec_server&originalUrl=http%3A%2F%2Fwww.xiaohongshu.com"
                + "%2Fexplore%2F\(id)%3Fxsec_token%3DCB9z%253D",
            "https://www.xiaohongshu.com/404?source=x&redirectPath=%2Fexplore%2F\(id)%3Fxsec_token%3DCB9z%253D",
        ]
    )
    func wrapped(text: String) throws {
        let link = try #require(recognised(text))
        #expect(link.id == Self.id)
        #expect(link.parameters == ["xsec_token": "CB9z="])
        #expect(link.canonicalURL == "https://www.xiaohongshu.com/explore/\(Self.id)?xsec_token=CB9z%3D")
    }

    @Test(
        "What stands behind such a page is judged as any link",
        arguments: [
            "https://www.xiaohongshu.com/login", "https://www.xiaohongshu.com/login?redirectPath=%2Fexplore",
            "https://www.xiaohongshu.com/login?redirectPath=https%3A%2F%2Fevil.example%2Fexplore%2F\(id)",
            "https://www.xiaohongshu.com/login?redirectPath=%2Flogin%3FredirectPath%3D%2Fexplore%2F\(id)",
            "https://www.xiaohongshu.com/login?redirectPath=http%3A%2F%2Fxhslink.com%2Fexplore%2F\(id)",
            "https://www.xiaohongshu.com/explore?redirectPath=%2Fexplore%2F\(id)",
        ]
    )
    func refused(text: String) {
        #expect(recognised(text) == nil)
    }

    @Test("Share links of both names keep their name")
    func short() {
        #expect(recognised("http://xhslink.cn/o/AbCd12efGH 复制")?.canonicalURL == "https://xhslink.cn/o/AbCd12efGH")
        #expect(recognised("xhslink.com/a/AbCd12")?.canonicalURL == "https://xhslink.com/a/AbCd12")
        #expect(recognised("xhslink.cn/AbCd12")?.kind == .short)
        #expect(recognised("https://evilxhslink.cn/AbCd12") == nil)
    }

    @Test("A note opened from a search or a profile is a note")
    func otherPaths() {
        for path in ["search_result", "user/profile/5f27dcd6000000000101f31a", "discovery/item", "explore"] {
            #expect(
                recognised("https://www.xiaohongshu.com/\(path)/\(Self.id.uppercased())?xsec_source=pc")?.id == Self.id
            )
        }
    }
}
