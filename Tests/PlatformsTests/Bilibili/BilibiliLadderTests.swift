import Testing

@testable import Platforms

@Suite("Bilibili's ways, one after another")
struct BilibiliLadderTests {
    private typealias Answers = [(String, BilibiliStub.Answer)]

    @Test("A video: its page, then streams and file at once")
    func video() throws {
        let parse = BilibiliParse(BilibiliSample.whole)
        let post = try parse.result.get()
        #expect(post.title == "A title" && post.duration == 60 && post.id == BilibiliSample.id)
        #expect(post.thumbnail == "https://i1.hdslb.com/bfs/archive/a.jpg" && post.publishedAt == 1_790_000_000)
        #expect(post.author == Author(name: "Somebody", id: "42"))
        #expect(post.videos.map(\.source) == [.dash, .direct] && post.audios.count == 1)
        #expect(parse.paths == ["/video/\(BilibiliSample.id)", "/x/player/playurl", "/x/player/playurl"])
        #expect(parse.session.attempts.map(\.strategy) == ["page"])
    }

    @Test(
        "A page that cannot be had or read is done without",
        arguments: [
            BilibiliStub.Answer.status(412), .status(500), .status(403), .failure(.timeout), .text("<html></html>"),
            .text("<script>window._riskdata_ = { 'v_voucher': 'v' }</script>"),
            .status(302, headers: [("Location", "https://www.bilibili.com/")]),
            .status(302, headers: [("Location", "https://evil.example/video/BV1Sample001")]), .status(302),
        ]
    )
    func withoutPage(answer: BilibiliStub.Answer) throws {
        let parse = BilibiliParse([("www.bilibili.com", answer)] + BilibiliSample.whole)
        #expect(try parse.result.get().videos.count == 2)
        #expect(parse.session.attempts.map(\.strategy) == ["page", "api"])
        #expect(parse.stub.requests.allSatisfy { !$0.url.contains("evil") })
    }

    @Test("A page is followed to its proper spelling, and not in circles")
    func spelling() throws {
        let slash = "https://www.bilibili.com/video/\(BilibiliSample.id)/"
        let moved = BilibiliStub.Answer.status(301, headers: [("Location", slash)])
        let good = (
            "\(BilibiliSample.id)/",
            BilibiliStub.Answer.text(BilibiliSample.page(BilibiliSample.state(BilibiliSample.view())))
        )
        let parse = BilibiliParse([good, ("/video/", moved)] + BilibiliSample.whole)
        #expect(try parse.result.get().videos.count == 2)
        #expect(parse.paths.prefix(2) == ["/video/\(BilibiliSample.id)", "/video/\(BilibiliSample.id)/"])
        let loop = BilibiliParse([("/video/", moved)])
        #expect(loop.paths.filter { $0.hasPrefix("/video") }.count == 3)
    }

    @Test("Streams or file alone are enough", arguments: ["fnval=4048", "platform=html5"])
    func half(failing: String) throws {
        for answer: BilibiliStub.Answer in [.code(-352), .status(412), .failure(.timeout), .text("{"), .code(-404)] {
            #expect(try BilibiliParse([(failing, answer)] + BilibiliSample.whole).result.get().videos.count == 1)
        }
    }

    @Test("Streams that stand in the page stand in for those that are refused, and not for those that are given")
    func inPage() throws {
        let low = BilibiliSample.ok(BilibiliSample.dash([BilibiliSample.picture(32, width: 852, height: 480)]))
        let page = (
            "/video/",
            BilibiliStub.Answer.text(BilibiliSample.page(BilibiliSample.state(BilibiliSample.view()), play: low))
        )
        let refused: Answers = [page, ("/playurl", .code(-352))]
        #expect(try BilibiliParse(refused).result.get().videos.map(\.height) == [480])
        #expect(try BilibiliParse([page] + BilibiliSample.whole).result.get().videos.map(\.height) == [1080, nil])
    }

    @Test(
        "A part is asked for by its own number, and named",
        arguments: [(1, "501", "A title"), (2, "502", "A title P2 Two")]
    )
    func part(number: Int, stream: String, title: String) throws {
        let parse = BilibiliParse(number > 1 ? BilibiliSample.part(number) : BilibiliSample.link, BilibiliSample.whole)
        #expect(try parse.result.get().title == title)
        #expect(parse.stub.requests.dropFirst().allSatisfy { $0.url.contains("cid=\(stream)") })
    }

    @Test("A part that is not there is not found, and nothing is asked of it")
    func noPart() {
        let parse = BilibiliParse(BilibiliSample.part(3), BilibiliSample.whole)
        #expect(parse.failure?.reason == .notFound && parse.stub.requests.count == 1)
    }

    @Test("Another video's data are not this one's")
    func another() {
        let other = BilibiliSample.view().replacing(BilibiliSample.id, with: "BV1Another01")
        let answers: Answers = [
            ("/video/", .text(BilibiliSample.page(BilibiliSample.state(other)))),
            ("/view?", .text(BilibiliSample.ok(other))),
        ]
        #expect(BilibiliParse(answers).failure == .changed(missing: "videoData of this video"))
    }

    @Test("A video that stands for an episode becomes the episode", arguments: ["page", "data", "redirect"])
    func toEpisode(by way: String) throws {
        let address = "https://www.bilibili.com/bangumi/play/ep77"
        let view = BilibiliSample.view(more: #","redirect_url":"\#(address)""#)
        let page: BilibiliStub.Answer =
            switch way {
            case "page": .text(BilibiliSample.page(BilibiliSample.state(view)))
            case "data": .status(412)
            default: .status(302, headers: [("Location", address)])
            }
        let parse = BilibiliParse([("/video/", page), ("/view?", .text(BilibiliSample.ok(view)))] + Self.episode)
        let post = try parse.result.get()
        #expect(post.id == "ep77" && post.webpageURL == address && post.title == "A series 1 Start")
    }

    @Test("An episode: its series, streams and file at once; a series: first its episodes")
    func episodes() throws {
        let one = BilibiliParse(BilibiliSample.link(.episode, "ep77"), Self.episode)
        #expect(try one.result.get().videos.count == 2 && one.paths.first == "/pgc/view/web/season")
        let all = BilibiliParse(BilibiliSample.link(.season, "ss9"), Self.episode)
        #expect(try all.result.get() == one.result.get())
        #expect(all.stub.requests.first?.url.contains("season_id=9") == true)
    }

    @Test("An episode outside the main list is found, and one of another series is not")
    func extras() {
        let extra = BilibiliSample.series(more: #","section":[{"episodes":[\#(BilibiliSample.episode(78))]}]"#)
        let answers: Answers = [("/season", .text(BilibiliSample.ok(extra, in: "result")))] + Self.episode
        #expect(BilibiliParse(BilibiliSample.link(.episode, "ep78"), answers).failure == nil)
        #expect(BilibiliParse(BilibiliSample.link(.episode, "ep79"), answers).failure?.reason == .notFound)
    }

    @Test("A course stands for the first lesson that is free; a lesson for buyers asks for no streams")
    func course() throws {
        func lesson(_ number: Int, _ rest: String) -> String { BilibiliSample.episode(number, more: ",\(rest)") }
        let lessons = [
            lesson(1, #""playable":false"#), lesson(2, #""status":2"#), lesson(3, #""status":1"#),
            lesson(4, #""ep_status":-1"#),
        ]
        let answers: Answers =
            [("/pugv/view", .text(BilibiliSample.ok(BilibiliSample.series(lessons))))] + BilibiliSample.whole
        func parse(_ id: String) -> BilibiliParse {
            BilibiliParse(BilibiliSample.link(id.hasPrefix("ss") ? .season : .episode, id, section: "cheese"), answers)
        }
        #expect(try parse("ss9").result.get().id == "ep3")
        #expect(parse("ep1").failure?.reason == .paidOrDRM && parse("ep1").stub.requests.count == 1)
        #expect(parse("ep2").failure?.reason == .paidOrDRM)
        #expect(parse("ep4").failure?.reason == .notFound)
    }

    @Test("When time is up nothing more is asked")
    func expired() {
        let parse = BilibiliParse([("https://", .failure(.timeout))], time: .zero)
        #expect(parse.failure?.reason == .platformTimeout && parse.stub.requests.count == 1)
    }

    private static let episode: Answers = [
        ("/pgc/view/web/season", .text(BilibiliSample.ok(BilibiliSample.series(), in: "result"))),
        ("/v2/playurl", .text(BilibiliSample.ok(#"{"video_info":\#(BilibiliSample.dash())}"#, in: "result"))),
        ("/pgc/player/web/playurl", .text(BilibiliSample.ok(BilibiliSample.file(), in: "result"))),
    ]
}
