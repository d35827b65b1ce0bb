import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of Weibo")
struct WeiboHostileTests {
    /// Where an answer is read: each shape of the site's answers.
    enum Place: CaseIterable {
        case desktop, mixed, player, mobile, page, visitor

        var whole: [UInt8] {
            switch self {
            case .desktop: Array(desktopText.utf8)
            case .mixed:
                Array(
                    WeiboSample.status(
                        WeiboSample.mixed([
                            WeiboSample.mixedItem("pic", WeiboSample.picture("p")),
                            WeiboSample.mixedItem("video", WeiboSample.video()),
                        ])
                    ).utf8
                )
            case .player:
                Array(#"{"code":"100000","data":{"Component_Play_Playinfo":\#(WeiboSample.player())}}"#.utf8)
            case .mobile: Array(#"{"ok":1,"data":\#(mobileText)}"#.utf8)
            case .page:
                Array("<!DOCTYPE html><script>var $render_data = [{\"status\":\(mobileText)}][0] || {};</script>".utf8)
            case .visitor:
                Array(#"window.f && f({"retcode":20000000,"data":{"sub":"short","subp":"p","tid":"t"}});"#.utf8)
            }
        }

        private var desktopText: String {
            let live = #","video":"https://livephoto.us.sinaimg.cn/a.mov","video_hd":"https://us.sinaimg.cn/b.mov""#
            let gallery = WeiboSample.gallery([
                ("a", WeiboSample.picture("a")), ("l", WeiboSample.picture("l", type: "livephoto", more: live)),
            ])
            let quoted = WeiboSample.status(WeiboSample.gallery([("q", WeiboSample.picture("q"))]))
            return WeiboSample.status(
                #"\#(gallery),"page_info":\#(WeiboSample.video()),"retweeted_status":\#(quoted)"#
            )
        }

        private var mobileText: String {
            let info =
                #"{"type":"video","urls":{"mp4_hd_mp4":"\#(WeiboSample.videoURL())"},"media_info":{"duration":9}}"#
            let clip = "https://video.weibo.com/media/play?livephoto=x"
            return WeiboSample.mobile(
                #""pics":[\#(WeiboSample.mobilePicture("a"))],"live_photo":["\#(clip)"],"pic_video":"0:x","page_info":\#(info)"#
            )
        }

        /// One parse in which this place says `bytes` and everything else is in order, or closed.
        func parse(_ bytes: [UInt8]) -> WeiboParse {
            let answer = WeiboStub.Answer.bytes(bytes)
            let closed = WeiboStub.Answer.status(432)
            return switch self {
            case .desktop, .mixed: WeiboParse([.status: [answer], .mobileStatus: [closed], .mobilePage: [closed]])
            case .player:
                WeiboParse([.component: [answer], .mobileComponent: [answer]], link: WeiboSample.videoLink())
            case .mobile: WeiboParse([.status: [closed], .mobileStatus: [answer], .mobilePage: [closed]])
            case .page: WeiboParse([.status: [closed], .mobileStatus: [closed], .mobilePage: [answer]])
            case .visitor:
                WeiboParse([
                    .shortVisitor: [answer], .ticket: [answer], .incarnation: [answer],
                    .status: [.json(WeiboSample.full)], .mobileStatus: [closed], .mobilePage: [closed],
                ])
            }
        }
    }

    /// What holds of every outcome: a post with media of the CDN, or a failure that says why.
    private func check(_ parse: WeiboParse) {
        switch parse.result {
        case .success(let post):
            #expect(post.hasMedia)
            let urls = post.images.map(\.file.url) + post.videos.map(\.file.url)
            #expect(urls.allSatisfy { WeiboMediaURL($0)?.text == $0 })
            #expect(post.thumbnail.isEmpty || WeiboMediaURL(post.thumbnail)?.text == post.thumbnail)
            #expect(post.webpageURL.hasPrefix("https://weibo.com/"))
            #expect(!post.json().bytes.isEmpty)
        case .failure(let failure): #expect(!failure.detail.isEmpty)
        }
    }

    @Test("An answer cut anywhere is no post", arguments: Place.allCases)
    func truncated(place: Place) {
        let whole = place.whole
        #expect(place.parse(whole).post != nil)
        // What follows a page's data says nothing of the post.
        let length = place == .page ? whole.count - "][0] || {};</script>".utf8.count : whole.count
        for part in 0..<50 {
            let parse = place.parse(Array(whole[..<(length * part / 50)]))
            check(parse)
            #expect(parse.failure?.reason.isVerdict == false)
        }
    }

    @Test("A changed byte never crashes", arguments: Place.allCases, 0..<4)
    func mutated(place: Place, seed: UInt64) {
        var random = Xorshift(state: seed &* 0x9E37_79B9 &+ 88_172_645_463_325_252)
        let whole = place.whole
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let at = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: at)
                default: bytes.insert(contentsOf: Array("-9223372036854775808".utf8), at: at)
                }
            }
            check(place.parse(bytes))
        }
    }

    @Test(
        "Another type in any place never crashes",
        arguments: ["null", "[]", "{}", "\"\"", "-1", "1e308", "18446744073709551615", "true", #"[{"a":[]}]"#]
    )
    func otherType(value: String) {
        for place in Place.allCases {
            let text = String(decoding: place.whole, as: UTF8.self)
            for key in Set(text.matches(of: /"([A-Za-z_0-9]+)":/).map { String($0.1) }) {
                // The old value stays under another name behind the new one, so the text remains JSON.
                let changed = text.replacing("\"\(key)\":", with: "\"\(key)\":\(value),\"was\":")
                check(place.parse(Array(changed.utf8)))
            }
        }
    }

    @Test("Ten thousand items are bounded, wherever they stand")
    func manyItems() throws {
        let pictures = (0..<10_000).map { ("p\($0)", WeiboSample.picture("p\($0)")) }
        let gallery = WeiboParse(status: WeiboSample.status(WeiboSample.gallery(pictures)))
        #expect(try gallery.result.get().images.count == 1000)
        let items = (0..<10_000).map { _ in WeiboSample.mixedItem("video", WeiboSample.video()) }
        let mixed = WeiboParse(status: WeiboSample.status(WeiboSample.mixed(items)))
        #expect(try mixed.result.get().videos.count == 1000)
        let list = (0..<10_000).map { WeiboSample.playInfo(url: "https://f.video.weibocdn.com/\($0).mp4") }
        let video = WeiboParse(status: WeiboSample.status(#""page_info":\#(WeiboSample.video(list))"#))
        #expect(try video.result.get().videos.count <= 1000)
        let pics = (0..<10_000).map { WeiboSample.mobilePicture("p\($0)") }.joined(separator: ",")
        let mobile = WeiboParse(mobileStatus: WeiboSample.mobile(#""pics":[\#(pics)]"#))
        #expect(try mobile.result.get().images.count == 1000)
    }

    @Test("A page of very many false ends is given up after a few")
    func falseEnds() {
        let page = "<script>var $render_data = [" + String(repeating: "[][0] ", count: 100_000)
        let attempt = Place.page.parse(Array(page.utf8)).session.attempts.last
        #expect(attempt?.failure?.detail == "missing: $render_data[0].status.mid")
    }

    @Test("Deep nesting is refused")
    func deep() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        for place in Place.allCases where place != .visitor {
            #expect(place.parse(Array(deep.utf8)).failure != nil)
        }
    }
}

/// Marsaglia's generator: the same numbers in every run.
private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
