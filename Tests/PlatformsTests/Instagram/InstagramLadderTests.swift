import JSON
import Testing

@testable import Platforms

@Suite("Instagram's ladder")
struct InstagramLadderTests {
    typealias Answer = InstagramParse.Answer
    typealias Question = InstagramParse.Question
    private static let media = InstagramSample.media(InstagramSample.image())
    private static let whole: [Question: [Answer]] = [
        .home: [.status(200, InstagramSample.home, headers: cookie("mid=m1; Domain=.instagram.com"))],
        .ruling: [.status(200, "{}", headers: cookie("csrftoken=c1; Path=/"))],
        .query: [.json(InstagramSample.graphQL(media))],
        .embed: [.json(InstagramSample.embed(InstagramSample.legacy(InstagramSample.legacyImage())))],
    ]

    private static func cookie(_ line: String) -> [(name: String, value: String)] {
        [(name: "Set-Cookie", value: line)]
    }

    private func parse(_ answers: [Question: [Answer]]) -> InstagramParse {
        InstagramParse(Self.whole.merging(answers) { $1 })
    }

    @Test("A page that holds the post is all that is asked")
    func page() throws {
        let parse = parse([.page: [.json(InstagramSample.page(Self.media))]])
        #expect(try parse.result.get().hasMedia)
        #expect(parse.web.questions == [.page])
        #expect(parse.session.attempts.map(\.strategy) == ["page"])
    }

    @Test(
        "The page is blocked, the query answers",
        arguments: [
            Answer.status(429), .status(403), .status(404), .status(500), .status(302), .json(""), .json("<html>"),
            .failure(.timeout), .failure(.malformed("?")), .json(InstagramSample.page("null")),
            .json(InstagramSample.html(InstagramSample.route("PolarisCAAIGLoginHomepageRoute"))),
        ]
    )
    func query(answer: Answer) throws {
        let parse = parse([.page: [answer]])
        #expect(try parse.result.get().title == "An invented post")
        #expect(parse.web.questions == [.page, .home, .ruling, .query])
        #expect(parse.session.attempts.map(\.strategy) == ["page", "graphql"])
    }

    @Test("Page and query are blocked, the embed page answers")
    func embed() throws {
        let blocks: [(Question, Answer)] = [
            (.home, .status(403)), (.query, .status(401)), (.query, .json("for (;;);")),
        ]
        for (question, answer) in blocks {
            let parse = parse([.page: [.status(429)], question: [answer]])
            #expect(try parse.result.get().title == "An embedded post")
            #expect(parse.session.attempts.map(\.strategy) == ["page", "graphql", "embed"])
        }
    }

    @Test("A verdict ends the climb")
    func verdict() {
        let page = InstagramSample.html(InstagramSample.script(InstagramSample.route("PolarisErrorRoute")))
        let gone = parse([.page: [.json(page)]])
        #expect(gone.reason == .notFound)
        #expect(gone.web.questions == [.page])
        let restricted = parse([
            .page: [.status(429)], .ruling: [.json(#"{"title":"Restricted Video"}"#)],
            .query: [.json(InstagramSample.graphQL("null"))],
        ])
        #expect(restricted.reason == .ageRestricted)
        #expect(!restricted.web.questions.contains(.embed))
    }

    @Test("A 404 on every rung is the truth, on one rung it is not")
    func notFound() {
        let all = InstagramParse([.page: [.status(404)], .home: [.status(404)], .embed: [.status(404)]])
        #expect(all.reason == .notFound)
        let some = InstagramParse([.page: [.status(404)], .home: [.status(403)], .embed: [.status(404)]])
        #expect(some.reason == .blockedByPlatform)
    }

    @Test("A 404 on the first rung is not the truth where time for the others is lacking")
    func notFoundInHaste() {
        let parse = InstagramParse([.page: [.status(404)]], time: .zero)
        #expect(parse.web.questions == [.page])
        #expect(parse.reason == .platformChanged)
    }

    @Test("A code that is no media id is not asked for by one")
    func noMediaID() {
        let parse = InstagramParse([.page: [.status(429)]], code: "zzzzzzzzzzz")
        #expect(parse.reason == .notFound)
        #expect(parse.web.questions == [.page])
    }

    @Test("The query carries the page's token, the media id, and the cookies of this parse")
    func queryRequest() throws {
        let parse = parse([.page: [.status(429)]])
        let request = try #require(parse.web.requests(.query).first)
        let body = String(decoding: try #require(request.body), as: UTF8.self)
        let form = try #require(MediaURL("https://a.example.com/?\(body)"))
        let id = try #require(InstagramShortcode(InstagramSample.code).mediaID)
        #expect(form.parameter("lsd") == "AVqZ0")
        #expect(form.parameter("variables") == #"{"media_id":"\#(id)"}"#)
        #expect(form.parameter("doc_id")?.isEmpty == false)
        #expect(request.method == .post)
        #expect(request.header("content-type") == "application/x-www-form-urlencoded")
        #expect(request.header("x-fb-lsd") == "AVqZ0")
        #expect(request.header("x-csrftoken") == "c1")
        #expect(request.header("cookie") == "mid=m1; csrftoken=c1")
        #expect(try #require(parse.web.requests(.ruling).first).url.hasSuffix("target_id=\(id)"))
    }

    @Test("The token may stand in a small script of its own")
    func otherToken() throws {
        let home = InstagramSample.html(InstagramSample.script(#"{"u":"/ajax","l":"AVqZ9"}"#))
        let parse = parse([.page: [.status(429)], .home: [.json(home)]])
        #expect(try #require(parse.web.requests(.query).first).header("x-fb-lsd") == "AVqZ9")
    }

    @Test("A home page without a token ends this rung; a ruling that fails does not")
    func lacking() throws {
        let noToken = parse([.page: [.status(429)], .home: [.json("<html></html>")]])
        #expect(noToken.web.questions == [.page, .home, .embed])
        let home = Answer.status(200, InstagramSample.home, headers: Self.cookie("csrftoken=c0"))
        let noRuling = parse([.page: [.status(429)], .home: [home], .ruling: [.status(500)]])
        #expect(try noRuling.result.get().title == "An invented post")
        #expect(try #require(noRuling.web.requests(.query).first).header("x-csrftoken") == nil)
    }

    @Test("An answer that begins with a guard against scripts is read")
    func guarded() throws {
        let answer = "for (;;);" + InstagramSample.graphQL(Self.media)
        #expect(try InstagramParse(graphQL: answer).result.get().images.count == 1)
    }

    @Test("Every request is of this platform, from one browser and by one way out")
    func common() {
        let parse = parse([.page: [.status(429)], .query: [.status(429)]])
        #expect(parse.web.questions == [.page, .home, .ruling, .query, .embed])
        #expect(parse.web.requests.allSatisfy { $0.platform == .instagram })
        #expect(Set(parse.web.requests.map { $0.header("user-agent") }) == [UserAgent.browser])
        #expect(Set(parse.web.requests.map(\.egress)).count == 1)
    }
}
