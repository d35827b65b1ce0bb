import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of Bilibili")
struct BilibiliHostileTests {
    private static let play = BilibiliSample.ok(BilibiliSample.dash())
    private static let page = Array(BilibiliSample.page(BilibiliSample.state(BilibiliSample.view()), play: play).utf8)
    private static let streams = Array(play.utf8)
    private static let series = Array(BilibiliSample.ok(BilibiliSample.series(), in: "result").utf8)

    /// Which answer is broken; the others are whole.
    enum Target: String, CaseIterable, Sendable {
        case page, view, streams, file, series, course
    }

    private static func whole(_ target: Target) -> [UInt8] {
        switch target {
        case .page: page
        case .view: Array(BilibiliSample.ok(BilibiliSample.view()).utf8)
        case .streams: streams
        case .file: Array(BilibiliSample.ok(BilibiliSample.file()).utf8)
        case .series: series
        case .course: Array(BilibiliSample.ok(BilibiliSample.series()).utf8)
        }
    }

    private func parse(_ target: Target, _ bytes: [UInt8]) -> BilibiliParse {
        let broken = BilibiliStub.Answer.bytes(bytes)
        switch target {
        case .page: return BilibiliParse([("/video/", broken), ("/playurl", .code(-352)), ("/view?", .code(-352))])
        case .view: return BilibiliParse([("/video/", .status(412)), ("/view?", broken)] + BilibiliSample.whole)
        case .streams: return BilibiliParse([("fnval=4048", broken), ("html5", .code(-352))] + BilibiliSample.whole)
        case .file: return BilibiliParse([("html5", broken), ("fnval=4048", .code(-352))] + BilibiliSample.whole)
        case .series:
            let answers = [("/season", broken), ("/bangumi/", .status(412))] + BilibiliSample.whole
            return BilibiliParse(BilibiliSample.link(.episode, "ep77"), answers)
        case .course:
            let answers = [("/season", broken)] + BilibiliSample.whole
            return BilibiliParse(BilibiliSample.link(.season, "ss9", section: "cheese"), answers)
        }
    }

    private func judge(_ parse: BilibiliParse) {
        switch parse.result {
        case .success(let post):
            let urls = post.videos.map(\.file.url) + post.audios.map(\.file.url)
            #expect(!urls.isEmpty)
            #expect(urls.allSatisfy { BilibiliMediaURL($0)?.text == $0 })
            #expect(post.thumbnail.isEmpty || BilibiliMediaURL(post.thumbnail) != nil)
            #expect(!post.json().bytes.isEmpty)
        case .failure(let failure): #expect(!failure.detail.isEmpty)
        }
    }

    @Test("Whole answers are posts, so what follows tests what it means to", arguments: Target.allCases)
    func whole(target: Target) {
        #expect(parse(target, Self.whole(target)).failure == nil)
    }

    @Test("An answer cut at every fiftieth is a typed failure", arguments: Target.allCases)
    func truncated(target: Target) {
        let bytes = Self.whole(target)
        for fiftieth in 0..<50 {
            let cut = parse(target, Array(bytes[..<(bytes.count * fiftieth / 50)]))
            // Behind the data a page may end anywhere.
            if target == .page, cut.failure == nil { continue }
            #expect([.platformChanged, .blockedByPlatform].contains(cut.failure?.reason))
        }
    }

    @Test("A changed byte never crashes, and what is given stays on the CDN", arguments: Target.allCases, 0..<3)
    func mutated(target: Target, seed: UInt64) {
        var random = SplitMix64(state: seed)
        for _ in 0..<200 {
            var bytes = Self.whole(target)
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array("-9223372036854775808".utf8), at: place)
                }
            }
            judge(parse(target, bytes))
        }
    }

    @Test(
        "Another type in any place never crashes",
        arguments: Target.allCases,
        ["null", "[]", "{}", "\"\"", "-1", "1e308", "18446744073709551615", "true", #"[{"a":[]}]"#, #""\ud83d\ude00""#]
    )
    func otherType(target: Target, value: String) {
        let text = String(decoding: Self.whole(target), as: UTF8.self)
        for key in Self.keys where text.contains("\"\(key)\":") {
            // The old value stays under another name behind the new one, so the text remains JSON.
            judge(parse(target, Array(text.replacing("\"\(key)\":", with: "\"\(key)\":\(value),\"was\":").utf8)))
        }
    }

    private static let keys = [
        "code", "message", "data", "result", "error", "videoData", "bvid", "aid", "title", "pic", "pubdate", "duration",
        "cid", "owner", "mid", "name", "pages", "page", "part", "quality", "timelength", "accept_description",
        "support_formats", "new_description", "display_desc", "dash", "video", "audio", "dolby", "flac", "id",
        "baseUrl",
        "base_url", "bandwidth", "mimeType", "codecs", "width", "height", "frameRate", "durl", "length", "size", "url",
        "backup_url", "episodes", "cover", "long_title", "pub_time", "up_info", "uname", "season_id",
    ]

    @Test("Ten thousand of everything are bounded")
    func many() throws {
        let pictures = (0..<10_000).map { BilibiliSample.picture(bandwidth: $0 + 1) }
        let answer = BilibiliStub.Answer.text(BilibiliSample.ok(BilibiliSample.dash(pictures)))
        #expect(try BilibiliParse([("fnval=4048", answer)] + BilibiliSample.whole).result.get().videos.count <= 1000)
        let parts = (1...20_000).map { #"{"cid":\#($0),"page":\#($0),"part":"x","duration":1}"# }.joined(separator: ",")
        let view = BilibiliSample.view().replacing(#""pages":["#, with: #""pages":[\#(parts)],"was":["#)
        judge(
            BilibiliParse(
                [("/view?", .text(BilibiliSample.ok(view))), ("/video/", .status(412))] + BilibiliSample.whole
            )
        )
    }

    @Test("Long names are cut")
    func long() throws {
        let title = String(repeating: "长", count: 50_000)
        let view = BilibiliSample.view().replacing(" A title ", with: title).replacing("Somebody", with: title)
        let page = BilibiliStub.Answer.text(BilibiliSample.page(BilibiliSample.state(view)))
        let post = try BilibiliParse([("/video/", page)] + BilibiliSample.whole).result.get()
        #expect(post.title.count == 2000 && post.author?.name?.count == 200)
    }

    @Test("Braces and quotes in names do not end the data, and a name mentioned without data begins none")
    func braces() throws {
        let view = BilibiliSample.view().replacing(" A title ", with: #"a } \" {{ ;(function(){ \\"#)
        let page = "<p>__INITIAL_STATE__ == { __INITIAL_STATE__</p>" + BilibiliSample.page(BilibiliSample.state(view))
        let post = try BilibiliParse([("/video/", .text(page))] + BilibiliSample.whole).result.get()
        #expect(post.title == #"a } " {{ ;(function(){ \"#)
    }
}

/// Steele, Lea and Flood's generator: the same numbers in every run.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
