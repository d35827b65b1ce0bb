import Testing

@testable import Platforms

@Suite("X's refusals")
struct TwitterRefusalTests {
    private func reason(_ result: String) -> FailureReason? {
        TwitterParse(graphQL: TwitterSample.graphQL(result)).reason
    }

    @Test(
        "A post that is unavailable says why",
        arguments: [
            ("Suspended", .notFound), ("Deleted", .notFound), ("Deactivated", .notFound), ("Offboarded", .notFound),
            ("Protected", .private), ("NsfwLoggedOut", .ageRestricted), ("NsfwViewerHasNoStatedAge", .ageRestricted),
            ("NsfwViewerIsUnderage", .ageRestricted),
        ] as [(String, FailureReason)]
    )
    func unavailable(word: String, expected: FailureReason) {
        #expect(reason(TwitterSample.unavailable(word)) == expected)
    }

    @Test(
        "A tombstone's text says why",
        arguments: [
            ("This Post was deleted by the Post author. Learn more", .notFound),
            ("This Post is from a suspended account. Learn more", .notFound),
            ("This Post is from an account that no longer exists. Learn more", .notFound),
            ("This post violated the X Rules. Learn more", .notFound), ("Hmm...this page doesn’t exist.", .notFound),
            ("You’re unable to view this Post because this account owner limits who can view their Posts.", .private),
            ("These posts are protected", .private), ("Age-restricted adult content.", .ageRestricted),
            ("This might be SENSITIVE", .ageRestricted),
            ("This Post from @a has been withheld in Germany in response to a legal demand.", .regionRestricted),
            ("Not available in your country", .regionRestricted),
        ] as [(String, FailureReason)]
    )
    func tombstones(text: String, expected: FailureReason) {
        #expect(reason(TwitterSample.tombstone(text)) == expected)
        let rich = #"{"__typename":"TweetTombstone","tombstone":{"richText":{"text":"\#(text)"}}}"#
        #expect(reason(rich) == expected)
    }

    @Test("A tombstone or a reason that is unknown asks for a log-in, and the next rung is tried")
    func unknown() throws {
        for result in [TwitterSample.tombstone("Something new"), TwitterSample.unavailable("SomethingNew")] {
            let refused = TwitterParse(graphQL: TwitterSample.graphQL(result))
            #expect(refused.reason == .loginRequired)
            #expect(refused.web.questions == [.guestToken, .graphQL, .syndication])
        }
    }

    @Test("A preview for subscribers is paid, a refusal inside a wrapper counts too")
    func others() {
        #expect(reason(#"{"__typename":"TweetPreviewDisplay","tweet":{}}"#) == .paidOrDRM)
        let inner = TwitterSample.unavailable("Protected")
        #expect(reason(#"{"__typename":"TweetWithVisibilityResults","tweet":\#(inner)}"#) == .private)
    }

    @Test(
        "No result is a post that is not there",
        arguments: [#"{"data":{"tweetResult":{}}}"#, #"{"data":{"tweetResult":{"result":null}}}"#]
    )
    func empty(answer: String) {
        #expect(TwitterParse(graphQL: answer).reason == .notFound)
    }

    @Test(
        "Errors in place of data are a verdict where they speak of the post",
        arguments: [
            (144, "No status found with that ID.", .notFound), (366, "", .notFound), (63, "", .notFound),
            (34, "", .notFound), (179, "Sorry, you are not authorized", .private),
            (0, "_Missing: No status found with that ID", .notFound), (214, "value out of range", .notFound),
        ] as [(Int, String, FailureReason)]
    )
    func errors(code: Int, message: String, expected: FailureReason) {
        let parse = TwitterParse(graphQL: TwitterSample.errors(code, message))
        #expect(parse.reason == expected)
        #expect(!parse.web.questions.contains(.syndication))
    }

    @Test("Technical errors in place of data, and a limit, make the next rung be asked")
    func technical() throws {
        for error in [TwitterSample.errors(88, "Rate limit exceeded"), TwitterSample.errors(131, "Internal error")] {
            let parse = TwitterParse([
                .graphQL: [.json(error)], .syndication: [.json(TwitterSample.syndication([TwitterSample.gif()]))],
            ])
            #expect(try parse.result.get().videos.count == 1)
        }
        #expect(TwitterParse(graphQL: TwitterSample.errors(88)).reason != .platformChanged)
    }

    @Test(
        "The service behind embedded posts refuses in its own ways",
        arguments: [
            ("{}", .notFound), (TwitterSample.tombstone("This Post was deleted"), .notFound),
            (#"{"__typename":"TweetTombstone","tombstone":{}}"#, .ageRestricted),
            (#"{"__typename":"Tweet","text":"no author"}"#, .notFound),
            (TwitterSample.syndication([]), .noMedia),
        ] as [(String, FailureReason)]
    )
    func syndication(answer: String, expected: FailureReason) {
        #expect(TwitterParse(syndication: answer).reason == expected)
    }

    @Test("The service behind embedded posts answers 404 or 400 where there is no post", arguments: [400, 404])
    func syndicationStatus(status: Int) {
        let parse = TwitterParse([.graphQL: [.status(429)], .syndication: [.status(status)]])
        #expect(parse.reason == .notFound)
    }
}
