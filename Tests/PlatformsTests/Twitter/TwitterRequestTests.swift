import JSON
import Testing

@testable import Platforms

@Suite("What X is sent")
struct TwitterRequestTests {
    private let parse = TwitterParse([.graphQL: [.status(429)]])

    @Test("Every request is of this platform, from one browser, by one way out and without cookies")
    func common() {
        #expect(parse.web.questions == [.guestToken, .graphQL, .syndication])
        for request in parse.web.requests {
            #expect(request.platform == .twitter)
            #expect(request.header("user-agent") == UserAgent.browser)
            #expect(request.header("cookie") == nil)
        }
        #expect(Set(parse.web.requests.map(\.egress)).count == 1)
    }

    @Test("The token is asked with the web site's bearer and an empty body")
    func guestToken() throws {
        let request = try #require(parse.web.requests(.guestToken).first)
        #expect(request.method == .post)
        #expect(request.body == [])
        #expect(request.header("authorization")?.hasPrefix("Bearer ") == true)
    }

    @Test("The query names the post in JSON, percent-encoded, and asks for English")
    func graphQL() throws {
        let request = try #require(parse.web.requests(.graphQL).first)
        let url = try #require(MediaURL(request.url))
        let variables = try JSONDocument(parsing: try #require(url.parameter("variables"))).root
        let features = try JSONDocument(parsing: try #require(url.parameter("features"))).root
        #expect(variables["tweetId"].string == TwitterSample.id)
        #expect(features.members.allSatisfy { $0.value.bool != nil })
        #expect(features["longform_notetweets_consumption_enabled"].bool == true)
        #expect(try JSONDocument(parsing: try #require(url.parameter("fieldToggles"))).root.kind == .object)
        #expect(request.method == .get)
        #expect(request.header("x-twitter-client-language") == "en")
        #expect(RequestURL.refusal(of: request.url) == nil)
    }

    @Test("The service behind embedded posts gets id, token and language, and no bearer")
    func syndication() throws {
        let request = try #require(parse.web.requests(.syndication).first)
        let url = try #require(MediaURL(request.url))
        #expect(url.parameter("id") == TwitterSample.id)
        #expect(url.parameter("token") == "4ltxr9b3f")
        #expect(url.parameter("lang") == "en")
        #expect(request.header("authorization") == nil)
    }
}
