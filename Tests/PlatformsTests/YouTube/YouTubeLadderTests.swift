import JSON
import Testing

@testable import Platforms

@Suite("YouTube's clients, one after another")
struct YouTubeLadderTests {
    @Test("Two clients are asked at once and joined: the small file with sound first among its size")
    func joined() throws {
        let parse = YouTubeParse([.visionOS: [.json(YouTubeSample.full)], .android: [.reel(YouTubeSample.small)]])
        let post = try parse.result.get()
        #expect(post.videos.map(\.quality) == ["1080p", "360p"])
        #expect(post.audios.count == 1)
        #expect(parse.stub.batches == [2, 2])
        #expect(parse.session.attempts.map(\.strategy) == ["visionos", "android-reel"])
        #expect(parse.session.attempts.allSatisfy { $0.failure == nil })
    }

    @Test("Visitor data is asked once for many videos")
    func warm() {
        let tokens = TokenCache()
        let answers: [YouTubeStub.Question: [YouTubeStub.Answer]] = [
            .visionOS: [.json(YouTubeSample.full)], .android: [.reel(YouTubeSample.small)],
        ]
        _ = YouTubeParse(answers, tokens: tokens)
        #expect(YouTubeParse(answers, tokens: tokens).stub.batches == [2])
    }

    @Test("The same address from two clients is one item")
    func distinct() throws {
        #expect(try YouTubeParse(bothSay: YouTubeSample.full).result.get().videos.count == 1)
    }

    @Test(
        "The first client refuses, the second answers",
        arguments: [
            YouTubeStub.Answer.json(YouTubeSample.kids), .json(YouTubeSample.botCheck), .status(403), .status(404),
            .status(500), .json("{"), .json("[]"), .json(""), .failure(.timeout), .failure(.connection("reset")),
            .failure(.tooLarge(limit: 9)), .json(YouTubeSample.playable(id: "aQvGIIdgFDM")),
        ]
    )
    func firstRefuses(answer: YouTubeStub.Answer) throws {
        let parse = YouTubeParse([.visionOS: [answer], .safari: [answer], .android: [.reel(YouTubeSample.small)]])
        #expect(try parse.result.get().videos.map(\.quality) == ["360p"])
    }

    @Test("The small client refuses, the first answers: nothing more is asked")
    func secondRefuses() throws {
        let parse = YouTubeParse([.visionOS: [.json(YouTubeSample.full)], .android: [.reel(YouTubeSample.botCheck)]])
        #expect(try parse.result.get().videos.map(\.quality) == ["1080p"])
        #expect(parse.stub.batches == [2, 2])
    }

    @Test("A refused visitor gets fresh visitor data, once")
    func freshVisitor() throws {
        let parse = YouTubeParse([
            .visitorOfVisionOS: [.visitor("old"), .visitor("new")],
            .visionOS: [.json(YouTubeSample.botCheck), .json(YouTubeSample.full)],
            .android: [.reel(YouTubeSample.small)],
        ])
        #expect(try parse.result.get().videos.count == 2)
        let bodies = parse.stub.requests(.visionOS).map { String(decoding: $0.body ?? [], as: UTF8.self) }
        #expect(bodies.map { $0.contains(#""visitorData":"new""#) } == [false, true])
        #expect(parse.stub.batches == [2, 2, 1, 1])
    }

    @Test("A visitor refused twice is given up, and another dress of the client is tried")
    func otherDress() throws {
        let parse = YouTubeParse([
            .visionOS: [.json(YouTubeSample.botCheck)], .safari: [.json(YouTubeSample.full)],
            .android: [.reel(YouTubeSample.botCheck)],
        ])
        #expect(try parse.result.get().videos.count == 1)
        #expect(parse.stub.requests(.visionOS).count == 2)
        #expect(parse.stub.requests(.safari).count == 1)
    }

    @Test("A bot check of all is a block, after ten requests")
    func blocked() {
        let parse = YouTubeParse(bothSay: YouTubeSample.botCheck)
        #expect(parse.failure?.reason == .blockedByPlatform)
        #expect(parse.stub.questions.count == 10)
    }

    @Test("A bot check leaves no visitor data behind for the next parse")
    func forgotten() {
        let tokens = TokenCache()
        _ = YouTubeParse(
            [.visionOS: [.json(YouTubeSample.full)], .android: [.reel(YouTubeSample.botCheck)]],
            tokens: tokens
        )
        #expect(tokens.value(named: "youtube.visitor.VISIONOS.1.04") == "VISION%3D%3D")
        #expect(tokens.value(named: "youtube.visitor.ANDROID.21.03.36") == nil)
    }

    @Test(
        "Where one says what the video is, no third is asked, whatever the other says",
        arguments: [
            YouTubeStub.Answer.status(404), .status(429), .json(YouTubeSample.botCheck), .json("{"), .failure(.timeout),
            .json(YouTubeSample.kids),
        ]
    )
    func verdict(other: YouTubeStub.Answer) {
        let verdict = YouTubeSample.refused("LOGIN_REQUIRED", "This video is private")
        let parse = YouTubeParse([.visionOS: [other], .android: [.reel(verdict)]])
        #expect(parse.failure?.reason == .private)
        #expect(parse.stub.questions.count == 4)
    }

    @Test("A bare \"not available\" counts where the other client says nothing of weight, and not where it does")
    func vague() {
        func reason(_ other: YouTubeStub.Answer) -> FailureReason? {
            YouTubeParse([.visionOS: [.json(YouTubeSample.kids)], .android: [other]]).failure?.reason
        }
        #expect(reason(.status(404)) == .notFound)
        #expect(reason(.reel(YouTubeSample.playable(adaptive: [#"{"itag":18}"#]))) == .platformChanged)
        #expect(reason(.reel(YouTubeSample.botCheck)) == .blockedByPlatform)
        #expect(reason(.reel(YouTubeSample.refused("UNPLAYABLE", "available in your country"))) == .regionRestricted)
    }

    @Test("Between verdicts the one that comes first in the list counts")
    func betweenVerdicts() {
        let removed = YouTubeSample.refused("ERROR", "Video unavailable")
        let members = YouTubeSample.refused("UNPLAYABLE", "members-only content")
        #expect(YouTubeParse([.visionOS: [.json(removed)], .android: [.reel(members)]]).failure?.reason == .paidOrDRM)
    }

    @Test("An address under a limit is not asked again")
    func limited() {
        let parse = YouTubeParse([.visionOS: [.status(429)], .android: [.status(429)]])
        #expect(parse.failure?.reason == .rateLimited)
        #expect(parse.stub.questions.count == 4)
    }

    @Test("An answer with a playlist only makes another client be asked, which may have files")
    func playlistOnly() throws {
        let only = YouTubeSample.playable(streaming: #","hlsManifestUrl":"https://manifest.googlevideo.com/a.m3u8""#)
        let saved = YouTubeParse([.visionOS: [.json(only)], .safari: [.json(YouTubeSample.full)]])
        #expect(try saved.result.get().videos.map(\.source) == [.dash])
        let lost = YouTubeParse([.visionOS: [.json(only)], .safari: [.status(404)]])
        #expect(try lost.result.get().videos.map(\.source) == [.hls])
    }

    @Test(
        "Visitor data that cannot be had, or is no token, is done without",
        arguments: [
            YouTubeStub.Answer.status(500), .json("{}"), .json("nonsense"), .visitor(#"a\r\nX-Injected: 1"#),
            .visitor(""),
            .visitor(String(repeating: "x", count: 5000)), .failure(.timeout),
        ]
    )
    func noVisitorData(answer: YouTubeStub.Answer) throws {
        let parse = YouTubeParse([.visitorOfVisionOS: [answer], .visionOS: [.json(YouTubeSample.full)]])
        #expect(try parse.result.get().videos.count == 1)
        let body = try #require(parse.stub.requests(.visionOS).first?.body)
        #expect(!String(decoding: body, as: UTF8.self).contains("visitorData"))
        #expect(parse.session.attempts.first?.strategy == "visionos-visitor")
    }

    @Test("When time is up nothing more is asked")
    func expired() {
        let parse = YouTubeParse(
            [.visionOS: [.failure(.timeout)], .android: [.failure(.timeout)], .safari: [.json(YouTubeSample.full)]],
            time: .zero
        )
        #expect(parse.failure?.reason == .platformTimeout)
        #expect(parse.stub.requests(.safari).isEmpty)
    }

    @Test("What each client did is recorded")
    func recorded() {
        let parse = YouTubeParse([.visionOS: [.status(404)], .safari: [.status(403)], .android: [.status(500)]])
        #expect(
            parse.session.attempts.map(\.strategy) == ["visionos", "android-reel", "visionos-safari"]
        )
        #expect(parse.session.attempts.compactMap(\.failure?.detail) == ["HTTP 404", "HTTP 500", "HTTP 403"])
    }
}
