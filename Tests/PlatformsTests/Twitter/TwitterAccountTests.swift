import Testing

@testable import Platforms

@Suite("X with an operator's account")
struct TwitterAccountTests {
    private static let cookies = CookieJar([
        CookieJar.Cookie(name: "auth_token", value: "secret", domain: "x.com"),
        CookieJar.Cookie(name: "ct0", value: "0123456789abcdef0123456789abcdef", domain: "x.com"),
    ])
    private static let gated =
        #"{"data":{"tweetResult":{"result":{"__typename":"TweetUnavailable","reason":"NsfwLoggedOut"}}}}"#

    private func parse(_ account: String, status: Int = 200, cookies: CookieJar = cookies) -> TwitterParse {
        TwitterParse(
            [
                .graphQL: [.json(Self.gated)],
                .account: [.success(PageResponse(status: status, body: Array(account.utf8)))],
            ],
            cookies: cookies
        )
    }

    private func result(_ post: String) -> String { #"{"data":{"tweetResult":{"result":\#(post)}}}"# }

    @Test("An age-restricted post is asked for once more as the account, by its own headers")
    func ageRestricted() throws {
        let parse = parse(result(TwitterSample.post([TwitterSample.photo()])))
        #expect(try parse.result.get().images.count == 1)
        #expect(parse.session.attempts.map(\.strategy) == ["graphql", "account"])
        let requests = parse.web.requests
        #expect(requests.dropLast().allSatisfy { $0.header("cookie") == nil })
        let last = try #require(requests.last)
        #expect(last.header("x-guest-token") == nil && last.header("x-twitter-auth-type") == "OAuth2Session")
        #expect(last.header("x-csrf-token") == "0123456789abcdef0123456789abcdef")
        #expect(last.header("cookie")?.contains("auth_token=secret") == true)
    }

    @Test("A protected author's post stays private, whoever follows")
    func protected() {
        let post = TwitterSample.post([TwitterSample.photo()])
        for mark in [#""privacy":{"protected":true},"legacy":{}"#, #""legacy":{"protected":true}"#] {
            #expect(parse(result(post.replacing(#""legacy":{}"#, with: mark))).reason == .private)
        }
    }

    @Test("What is wrong with the account is not the caller's", arguments: [401, 403, 429, 500])
    func refused(status: Int) {
        let parse = parse(#"{"errors":[{"code":32,"message":"Could not authenticate you"}]}"#, status: status)
        #expect(parse.reason == .ageRestricted)
        #expect(parse.session.attempts.last?.failure != nil)
    }

    @Test("Cookies without a token that can stand in a header are no account")
    func incomplete() {
        let half = CookieJar([
            CookieJar.Cookie(name: "auth_token", value: "secret", domain: "x.com"),
            CookieJar.Cookie(name: "ct0", value: "a b", domain: "x.com"),
        ])
        let parse = parse(result(TwitterSample.post([TwitterSample.photo()])), cookies: half)
        #expect(parse.reason == .ageRestricted)
        #expect(!parse.web.questions.contains(.account))
    }
}
