import Testing

@testable import Platforms

@Suite("Instagram's refusals")
struct InstagramRefusalTests {
    typealias Answer = InstagramParse.Answer

    /// The page answers this, the other rungs are down.
    private func parse(_ answer: Answer, code: String = InstagramSample.code) -> InstagramParse {
        InstagramParse([.page: [answer], .home: [.status(500)], .embed: [.status(500)]], code: code)
    }

    @Test(
        "A page without the post names what it is instead",
        arguments: [
            ("PolarisErrorRoute", .notFound), ("PolarisCAAIGLoginHomepageRoute", .blockedByPlatform),
            ("PolarisLoggedOutDesktopWWWPostRoute", .rateLimited), ("PolarisSomethingNewRoute", .platformChanged),
            ("", .platformChanged),
        ] as [(String, FailureReason)]
    )
    func routes(route: String, reason: FailureReason) {
        let page = InstagramSample.html(InstagramSample.script(InstagramSample.route(route)))
        #expect(parse(.json(page)).reason == reason)
    }

    @Test("A throttled page says when to ask again")
    func throttled() {
        let page = InstagramSample.html(InstagramSample.route("PolarisLoggedOutDesktopWWWPostRoute"))
        #expect(parse(.json(page)).failure?.retryAfter == .seconds(300))
    }

    @Test("The data of another post on the page are not taken")
    func otherPost() {
        let other = InstagramSample.polaris(InstagramSample.media(InstagramSample.image()), code: "Other_00001")
        #expect(parse(.json(InstagramSample.html(InstagramSample.script(other)))).reason == .platformChanged)
    }

    @Test("The post is found behind its neighbours")
    func behindNeighbours() throws {
        let other = InstagramSample.polaris("null", code: "Other_00001")
        let own = InstagramSample.polaris(InstagramSample.media(InstagramSample.image()))
        let scripts = InstagramSample.script("[\(other),\(own)]")
        #expect(try parse(.json(InstagramSample.html(InstagramSample.script(other) + scripts))).result.get().hasMedia)
    }

    @Test(
        "A post that is there and not shown says why in its ruling",
        arguments: [
            (#"{"x":1}"#, .loginRequired), ("null", .loginRequired), (#"{"title":"Restricted Video"}"#, .ageRestricted),
            (#"{"a":[{"b":"not available in your country"}]}"#, .regionRestricted),
        ] as [(String, FailureReason)]
    )
    func gated(ruling: String, reason: FailureReason) {
        #expect(parse(.json(InstagramSample.page("null", more: #","gating_ruling":\#(ruling)"#))).reason == reason)
        #expect(InstagramParse(graphQL: InstagramSample.graphQL("null"), ruling: ruling).reason == reason)
    }

    @Test("A link with a private post's key and no media is private")
    func privatePost() {
        let code = InstagramSample.code + String(repeating: "k", count: 28)
        #expect(parse(.json(InstagramSample.page("null")), code: code).reason == .private)
    }

    @Test(
        "What an answer says is read before its content",
        arguments: [
            (.status(302, headers: [(name: "Location", value: "/accounts/login/")]), .blockedByPlatform),
            (.status(301, headers: [(name: "Location", value: "/challenge/?x")]), .blockedByPlatform),
            (.status(302), .blockedByPlatform), (.status(401), .blockedByPlatform), (.status(403), .blockedByPlatform),
            (.status(429), .rateLimited), (.status(500), .platformTimeout), (.status(503), .platformTimeout),
            (.status(400, #"{"message":"checkpoint_required"}"#), .blockedByPlatform),
            (.status(400, #"{"message":"challenge_required"}"#), .blockedByPlatform),
            (.status(400, #"{"message":"feedback_required"}"#), .blockedByPlatform),
            (.status(401, #"{"message":"Please wait a few minutes before you try again."}"#), .rateLimited),
            (.json(#"{"message":"Please wait a few minutes before you try again."}"#), .rateLimited),
            (.status(400, #"{"message":"Not authorized to view user"}"#), .private),
            (.status(400, #"{"message":"Media not found or unavailable"}"#), .notFound),
            (.status(418), .platformChanged), (.status(204), .platformChanged), (.failure(.timeout), .platformTimeout),
            (.failure(.tooLarge(limit: 9)), .platformChanged),
        ] as [(Answer, FailureReason)]
    )
    func answers(answer: Answer, reason: FailureReason) {
        #expect(parse(answer).reason == reason)
    }

    @Test("Words of a refusal in a long page are content, not a refusal")
    func longPage() throws {
        let words = "Please wait a few minutes, checkpoint_required " + String(repeating: "x", count: 4096)
        let caption = #"{"text":"\#(words)"}"#
        let media = InstagramSample.media(InstagramSample.image(), caption: caption)
        #expect(try parse(.json(InstagramSample.page(media))).result.get().images.count == 1)
    }

    @Test(
        "A limit says when to ask again: what the answer says within a day, else five minutes",
        arguments: [
            ("60", 60), ("0", 1), ("-5", 1), ("999999999", 86_400), ("9223372036854775807", 86_400), ("soon", 300),
            ("", 300), ("Mon, 23 Nov 2026 08:00:00 GMT", 300),
        ]
    )
    func retryAfter(header: String, seconds: Int) {
        let failure = parse(.status(429, headers: [(name: "Retry-After", value: header)])).failure
        #expect(failure?.reason == .rateLimited)
        #expect(failure?.retryAfter == .seconds(seconds))
    }
}
