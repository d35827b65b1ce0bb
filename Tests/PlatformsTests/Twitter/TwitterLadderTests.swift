import Testing

@testable import Platforms

@Suite("X's ladder")
struct TwitterLadderTests {
    typealias Answer = TwitterParse.Answer
    private static let whole = TwitterSample.graphQL(media: [TwitterSample.gif()])
    private static let embedded = TwitterSample.syndication([TwitterSample.photo()])
    private static let refused = Answer.status(403, TwitterSample.errors(239, "Bad guest token"))

    @Test("A post costs two requests, the next one with the same token one")
    func tokenReused() throws {
        let tokens = TokenCache()
        let first = TwitterParse([.graphQL: [.json(Self.whole)]], tokens: tokens)
        #expect(first.web.questions == [.guestToken, .graphQL])
        let second = TwitterParse([.graphQL: [.json(Self.whole)]], tokens: tokens)
        #expect(second.web.questions == [.graphQL])
        #expect(second.web.requests.first?.header("x-guest-token") == "1900")
    }

    @Test("A refused token is renewed once, and the new one kept", arguments: [401, 403])
    func tokenRenewed(status: Int) throws {
        let tokens = TokenCache()
        let parse = TwitterParse(
            [
                .guestToken: [.json(#"{"guest_token":"1"}"#), .json(#"{"guest_token":2}"#)],
                .graphQL: [.status(status, TwitterSample.errors(239)), .json(Self.whole)],
            ],
            tokens: tokens
        )
        #expect(try parse.result.get().hasMedia)
        #expect(parse.web.questions == [.guestToken, .graphQL, .guestToken, .graphQL])
        #expect(parse.web.requests(.graphQL).map { $0.header("x-guest-token") } == ["1", "2"])
        #expect(TwitterParse([.graphQL: [.json(Self.whole)]], tokens: tokens).web.questions == [.graphQL])
    }

    @Test("A token refused twice is a block, and the second rung answers")
    func refusedTwice() throws {
        let parse = TwitterParse([.graphQL: [Self.refused], .syndication: [.json(Self.embedded)]])
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.web.questions == [.guestToken, .graphQL, .guestToken, .graphQL, .syndication])
        #expect(parse.session.attempts.map(\.strategy) == ["graphql", "syndication"])
        #expect(parse.session.attempts.first?.failure?.reason == .blockedByPlatform)
    }

    @Test("A refusal without a list of errors renews nothing", arguments: [401, 403])
    func plainRefusal(status: Int) {
        let parse = TwitterParse([.graphQL: [.status(status, "<html>")], .syndication: [.status(403)]])
        #expect(parse.reason == .blockedByPlatform)
        #expect(parse.web.questions == [.guestToken, .graphQL, .syndication])
    }

    @Test(
        "Where no token is given the second rung answers, and for a minute nobody asks for one again",
        arguments: [
            Answer.status(403), .status(429), .json("{}"), .json("no JSON"), .json(#"{"guest_token":"a b"}"#),
            .json(#"{"guest_token":""}"#), .json(#"{"guest_token":"\#(String(repeating: "1", count: 33))"}"#),
        ]
    )
    func noToken(answer: Answer) throws {
        let tokens = TokenCache()
        for questions in [[TwitterParse.Question.guestToken, .syndication], [.syndication]] {
            let parse = TwitterParse(
                [.guestToken: [answer], .syndication: [.json(Self.embedded)]],
                tokens: tokens
            )
            #expect(try parse.result.get().hasMedia)
            #expect(parse.web.questions == questions)
        }
    }

    @Test(
        "The first rung is blocked, the second answers",
        arguments: [
            Answer.status(429), .status(500), .status(503), .status(302), .status(418), .json("{"), .json("[]"),
            .json(""), .json(#"{"data":{}}"#), .failure(.timeout), .failure(.connection("reset")),
            .failure(.tooLarge(limit: 9)), .failure(.malformed("?")), .json(TwitterSample.graphQL(#"{"a":1}"#)),
        ]
    )
    func secondAnswers(answer: Answer) throws {
        let parse = TwitterParse([.graphQL: [answer], .syndication: [.json(Self.embedded)]])
        #expect(try parse.result.get().title == "An embedded post")
        #expect(parse.session.attempts.map(\.strategy) == ["graphql", "syndication"])
    }

    @Test(
        "A verdict ends the climb",
        arguments: [
            TwitterSample.unavailable("Protected"), TwitterSample.unavailable("Deleted"), TwitterSample.post(),
            TwitterSample.tombstone("Age-restricted adult content"),
        ]
    )
    func verdict(result: String) {
        let parse = TwitterParse([
            .graphQL: [.json(TwitterSample.graphQL(result))], .syndication: [.json(Self.embedded)],
        ])
        #expect(parse.reason?.isVerdict == true)
        #expect(parse.web.questions == [.guestToken, .graphQL])
    }

    @Test("A retired query id is followed by the next one; where all are retired the second rung answers")
    func retired() throws {
        let saved = TwitterParse([.graphQL: [.status(404), .json(Self.whole)]])
        #expect(try saved.result.get().hasMedia)
        #expect(Set(saved.web.requests(.graphQL).map { $0.url.split(separator: "/")[3] }).count == 2)
        let lost = TwitterParse([.graphQL: [.status(404)], .syndication: [.status(403)]])
        #expect(lost.reason == .blockedByPlatform)
        #expect(lost.web.requests(.graphQL).count == TwitterRequests.queryIDs.count)
        #expect(lost.session.attempts.first?.failure?.reason == .platformChanged)
    }

    @Test("Flags that are asked for are sent as off, once")
    func features() throws {
        let message = "The following features cannot be null: new_flag_a, new_flag_b"
        let asks = Answer.status(400, TwitterSample.errors(336, message))
        let parse = TwitterParse([.graphQL: [asks, .json(Self.whole)]])
        #expect(try parse.result.get().hasMedia)
        let urls = parse.web.requests(.graphQL).map { $0.url.contains("%22new_flag_a%22%3Afalse%2C%22new_flag_b") }
        #expect(urls == [false, true])
        #expect(TwitterParse([.graphQL: [asks]]).web.requests(.graphQL).count == 2)
    }

    @Test(
        "Flags that are no plain names, or too many, are not sent",
        arguments: [
            "The following features cannot be null: a\\\",b\\u0026c,d-e, é", "something else", "cannot be null: ", "",
            "cannot be null: " + (0..<41).map { "flag\($0)" }.joined(separator: ","),
        ]
    )
    func badFeatures(message: String) {
        let parse = TwitterParse([.graphQL: [.status(400, TwitterSample.errors(336, message))]])
        #expect(parse.session.attempts.first?.failure?.reason == .platformChanged)
        #expect(parse.web.requests(.graphQL).count == 1)
    }

    @Test(
        "A limit says when to ask again, by the server's own clock, within an hour",
        arguments: [
            ("1795420860", "Mon, 23 Nov 2026 08:00:00 GMT", 60), ("1795420000", "Mon, 23 Nov 2026 08:00:00 GMT", 1),
            ("9999999999", "Mon, 23 Nov 2026 08:00:00 GMT", 3600), ("1795420860", "", 900),
            ("inf", "Mon, 23 Nov 2026 08:00:00 GMT", 3600),
            ("soon", "Mon, 23 Nov 2026 08:00:00 GMT", nil),
            ("1795420860", "Mon, 23 Nov 2026 9223372036854775807:00:00 GMT", 900),
        ] as [(String, String, Int?)]
    )
    func limit(reset: String, date: String, seconds: Int?) {
        let headers = [(name: "x-rate-limit-reset", value: reset), (name: "Date", value: date)]
        let parse = TwitterParse([.graphQL: [.status(429, headers: headers)], .syndication: [.status(500)]])
        #expect(parse.reason == .rateLimited)
        #expect(parse.failure?.retryAfter == seconds.map { .seconds($0) })
    }

    @Test("When time is up the second rung is not asked")
    func expired() {
        let parse = TwitterParse([.graphQL: [.failure(.timeout)]], time: .zero)
        #expect(parse.reason == .platformTimeout)
        #expect(!parse.web.questions.contains(.syndication))
    }
}
