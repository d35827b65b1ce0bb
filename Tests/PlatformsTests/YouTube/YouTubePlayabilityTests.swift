import JSON
import Testing

@testable import Platforms

@Suite("YouTube's refusals")
struct YouTubePlayabilityTests {
    @Test(
        "Words that are said are a reason",
        arguments: [
            ("ERROR", "This video is unavailable", FailureReason.notFound),
            ("ERROR", "Video unavailable", .notFound),
            (
                "ERROR", "This video has been removed for violating our policy. Learn more about it in your country.",
                .notFound
            ),
            ("UNPLAYABLE", "This video is no longer available because the account has been terminated.", .notFound),
            ("ERROR", "Something that nobody has said before", .notFound),
            ("LOGIN_REQUIRED", "This video is private", .private),
            ("LOGIN_REQUIRED", "Private video", .private),
            ("UNPLAYABLE", "No longer available due to a privacy claim by a third party", .notFound),
            ("LOGIN_REQUIRED", "Sign in to confirm your age", .ageRestricted),
            ("LOGIN_REQUIRED", "This video may be inappropriate for some users.", .ageRestricted),
            ("AGE_VERIFICATION_REQUIRED", "Verify it", .ageRestricted),
            ("AGE_CHECK_REQUIRED", "", .ageRestricted),
            ("CONTENT_CHECK_REQUIRED", "The following content may be disturbing", .ageRestricted),
            ("UNPLAYABLE", "The uploader has not made this video available in your country", .regionRestricted),
            ("UNPLAYABLE", "It contains content from SME, who has blocked it on copyright grounds", .regionRestricted),
            ("UNPLAYABLE", "This video is available to this channel's members on level: Friend", .paidOrDRM),
            ("UNPLAYABLE", "Join this channel to get access to members-only content like this video", .paidOrDRM),
            ("UNPLAYABLE", "This video is only available to Music Premium members", .paidOrDRM),
            ("UNPLAYABLE", "This video requires payment to watch", .paidOrDRM),
            ("UNPLAYABLE", "Rent or purchase to watch", .paidOrDRM),
            ("LIVE_STREAM_OFFLINE", "This live event will begin in 2 days.", .live),
            ("LIVE_STREAM_OFFLINE", "Premieres in 3 hours", .live),
            ("UNPLAYABLE", "This live stream recording is not available.", .noMedia),
            ("UNPLAYABLE", "We're processing this video. Check back later.", .noMedia),
            ("UNPLAYABLE", "This video is not available", .notFound),
            ("UNPLAYABLE", "It does currently not play in this app", .noMedia),
            ("LOGIN_REQUIRED", "Sign in to confirm you’re not a bot", .blockedByPlatform),
            ("LOGIN_REQUIRED", "Sign in to confirm you're not a bot", .blockedByPlatform),
            ("LOGIN_REQUIRED", "Please sign in", .loginRequired),
            ("UNPLAYABLE", "The page needs to be reloaded.", .blockedByPlatform),
            ("UNPLAYABLE", "This content isn’t available, try again later.", .rateLimited),
            ("ERROR", "YouTube is no longer supported on this application or device.", .platformChanged),
            ("ERROR", "An error occurred. Please try again later.", .blockedByPlatform),
            ("FROZEN", "New", .platformChanged),
        ]
    )
    func words(status: String, reason: String, expected: FailureReason) {
        #expect(YouTubeParse(bothSay: YouTubeSample.refused(status, reason)).failure?.reason == expected)
    }

    @Test(
        "The second line, the flags and the screens count as much as the first line",
        arguments: [
            (
                YouTubeSample.refused(
                    "UNPLAYABLE",
                    "Video unavailable",
                    more: YouTubeSample.subreason("The uploader has not made this video available in your country")
                ), FailureReason.regionRestricted
            ),
            (
                YouTubeSample.refused(
                    "UNPLAYABLE",
                    "Video unavailable",
                    more: #","errorScreen":{"playerLegacyDesktopYpcTrailerRenderer":{"trailerVideoId":"x"}}"#
                ), .paidOrDRM
            ),
            (
                YouTubeSample.refused(
                    "UNPLAYABLE",
                    "Video unavailable",
                    more: #","errorScreen":{"playerCaptchaViewModel":{}}"#
                ), .blockedByPlatform
            ),
            (
                YouTubeSample.refused(
                    "UNPLAYABLE",
                    "Video unavailable",
                    more: #","errorScreen":{"playerErrorMessageRenderer":{"playerCaptchaViewModel":{}}}"#
                ), .blockedByPlatform
            ),
            (
                YouTubeSample.refused("LOGIN_REQUIRED", "Sign in", more: #","desktopLegacyAgeGateReason":1"#),
                .ageRestricted
            ),
            (
                YouTubeSample.refused("LOGIN_REQUIRED", "x", more: #","messages":["This is a private video."]"#),
                .private
            ),
            (
                YouTubeSample.refused(
                    "UNPLAYABLE",
                    "We're processing this video. Check back later.",
                    details: #","isLiveContent":true"#
                ), .live
            ),
            (YouTubeSample.refused("UNPLAYABLE", "x", details: #","isUpcoming":true"#), .live),
            (YouTubeSample.refused("UNPLAYABLE", "x", details: #","isLive":true"#), .live),
        ]
    )
    func signs(answer: String, expected: FailureReason) {
        #expect(YouTubeParse(bothSay: answer).failure?.reason == expected)
    }

    @Test("A title that only shows in the new error screen is read")
    func interstitial() {
        let screen = #""content":{"interstitialViewModel":{"title":{"content":"This video is private"}}}"#
        let more = #","errorScreen":{"playerInterstitialRenderer":{\#(screen)}}"#
        #expect(YouTubeParse(bothSay: YouTubeSample.refused("UNPLAYABLE", "", more: more)).failure?.reason == .private)
    }

    @Test(
        "Playable by word, but live, upcoming or not finished",
        arguments: ["isLive", "isUpcoming", "isPostLiveDvr"]
    )
    func live(flag: String) {
        let answer = YouTubeSample.playable(adaptive: [YouTubeSample.picture()], details: #","\#(flag)":true"#)
        #expect(YouTubeParse(bothSay: answer).failure?.reason == .live)
    }

    @Test("A finished stream is an ordinary video")
    func finishedStream() throws {
        let answer = YouTubeSample.full.replacing(#""isLiveContent":false"#, with: #""isLiveContent":true"#)
        #expect(try YouTubeParse(bothSay: answer).result.get().videos.count == 1)
    }

    @Test(
        "Playable by word, but with nothing to fetch",
        arguments: [
            (YouTubeSample.playable(), FailureReason.platformChanged, "missing: streamingData.adaptiveFormats"),
            (
                YouTubeSample.playable(adaptive: [#"{"itag":137,"mimeType":"video/mp4"}"#]), .platformChanged,
                "missing: streamingData.adaptiveFormats[].url"
            ),
            (
                YouTubeSample.full.replacing("streamingData", with: "stream"), .platformChanged,
                "missing: streamingData"
            ),
            (
                YouTubeSample.full.replacing(#""videoId""#, with: #""id""#), .platformChanged,
                "missing: videoDetails.videoId"
            ),
            (
                YouTubeSample.full.replacing("playabilityStatus", with: "playability"), .platformChanged,
                "missing: playabilityStatus.status"
            ),
            (
                YouTubeSample.playable(adaptive: [YouTubeSample.picture(more: #","drmFamilies":["FAIRPLAY"]"#)]),
                .paidOrDRM, "encrypted formats only"
            ),
            (
                YouTubeSample.playable(
                    streaming: #","licenseInfos":[{"drmFamily":"WIDEVINE"}],"hlsManifestUrl":"https://m.x/a""#
                ),
                .paidOrDRM, "encrypted formats only"
            ),
            (
                YouTubeSample.playable(adaptive: [YouTubeSample.picture(more: #","targetDurationSec":5"#)]), .live,
                "formats of a live stream only"
            ),
        ]
    )
    func nothingToFetch(answer: String, expected: FailureReason, detail: String) {
        let failure = YouTubeParse(bothSay: answer).failure
        #expect(failure?.reason == expected)
        #expect(failure?.detail == detail)
    }

    @Test("Another video's answer is never used")
    func decoy() {
        let answer = YouTubeSample.playable(adaptive: [YouTubeSample.picture()], id: "aQvGIIdgFDM")
        #expect(YouTubeParse(bothSay: answer).failure?.reason == .blockedByPlatform)
    }

    @Test("The platform's words reach the log in one short line")
    func detail() throws {
        let long = String(repeating: "word\\n", count: 5000)
        let failure = try #require(YouTubeParse(bothSay: YouTubeSample.refused("UNPLAYABLE", long)).failure)
        #expect(failure.detail.count < 200)
        #expect(!failure.detail.contains("\n"))
    }

    @Test(
        "A status is a reason",
        arguments: [
            (400, #"{"error":{"code":400,"status":"INVALID_ARGUMENT"}}"#, FailureReason.notFound),
            (400, #"{"error":{"code":400,"status":"FAILED_PRECONDITION"}}"#, .platformChanged),
            (400, "<html>", .platformChanged), (401, "", .platformChanged), (403, "", .blockedByPlatform),
            (404, #"{"error":{"code":404,"status":"NOT_FOUND"}}"#, .platformChanged), (429, "", .rateLimited),
            (500, "", .platformTimeout), (503, "", .platformTimeout), (204, "", .platformChanged),
        ]
    )
    func statuses(status: Int, body: String, expected: FailureReason) {
        let answer = YouTubeStub.Answer.status(status, body)
        let parse = YouTubeParse([.visionOS: [answer], .safari: [answer], .android: [answer]])
        #expect(parse.failure?.reason == expected)
    }

    @Test(
        "A limit says when to come back, within a day",
        arguments: [("30", 30), ("-1", nil), ("99999999", nil), ("x", nil)]
    )
    func retryAfter(header: String, seconds: Int?) {
        let answer = YouTubeStub.Answer.status(429, headers: [(name: "Retry-After", value: header)])
        let parse = YouTubeParse([.visionOS: [answer], .android: [answer]])
        #expect(parse.failure?.retryAfter == seconds.map { .seconds($0) })
    }

    @Test("A redirect to the sorry page is a limit, any other a change")
    func redirect() {
        func reason(_ location: String) -> FailureReason? {
            let answer = YouTubeStub.Answer.status(302, headers: [(name: "Location", value: location)])
            return YouTubeParse([.visionOS: [answer], .safari: [answer], .android: [answer]]).failure?.reason
        }
        #expect(reason("https://www.google.com/sorry/index?continue=x") == .rateLimited)
        #expect(reason("https://consent.youtube.com/m") == .platformChanged)
    }

    @Test("An empty object from the reel endpoint is an unknown id")
    func emptyObject() {
        #expect(YouTubeParse([.android: [.json("{}")]]).failure?.reason == .notFound)
        #expect(YouTubeParse([.android: [.json(#"{"a":1}"#)]]).failure?.reason == .platformChanged)
    }
}
