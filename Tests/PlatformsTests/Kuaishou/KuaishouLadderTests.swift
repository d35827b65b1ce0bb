import JSON
import Testing

@testable import Platforms

@Suite("Kuaishou's rungs, one after another")
struct KuaishouLadderTests {
    private static let info = KuaishouSample.info(KuaishouSample.video)
    private static let page = KuaishouStub.Answer.page(info)
    private static let vision = KuaishouStub.Answer.body(
        KuaishouSample.vision(#""photoUrl":"https://v2.kwaicdn.com/a.mp4""#)
    )

    @Test("The first rung that answers ends the climb")
    func first() throws {
        let answers: [KuaishouStub.Question: KuaishouStub.Answer] = [
            .share: Self.page, .mirror: Self.page, .api: .body(Self.info), .desktop: Self.page, .graphQL: Self.vision,
        ]
        let order: [KuaishouStub.Question] = [.share, .mirror, .api, .desktop, .graphQL]
        for place in order.indices {
            let given = answers.filter { order[place...].contains($0.key) }.mapValues { [$0] }
            let parse = KuaishouParse(given)
            #expect(try parse.result.get().videos.count == 1)
            #expect(parse.stub.questions == Array(order[...place]))
        }
    }

    @Test("What each rung did is recorded")
    func recorded() {
        let parse = KuaishouParse([:])
        let names = ["share-page", "share-mirror", "share-api", "desktop-page", "graphql"]
        #expect(parse.session.attempts.map(\.strategy) == names)
        #expect(parse.failure?.reason == .blockedByPlatform)
    }

    @Test(
        "A broken answer of one rung is saved by the next",
        arguments: [
            KuaishouStub.Answer.body(""), .body("{"), .body(KuaishouSample.page("{}")), .status(403), .status(429),
            .status(500), .failure(.timeout), .failure(.connection("reset")), .failure(.tooLarge(limit: 9)),
            .failure(.malformed("x")), .failure(.refused("x")), .page(#"{"result":2,"photo":{}}"#),
        ]
    )
    func saved(answer: KuaishouStub.Answer) throws {
        let parse = KuaishouParse([.share: [answer], .mirror: [answer], .api: [.body(Self.info)]])
        #expect(try parse.result.get().videos.count == 1)
        #expect(parse.stub.questions == [.share, .mirror, .api])
    }

    @Test("A call that is gone says nothing of the post; a page that is gone does")
    func gone() {
        let call = KuaishouParse([.api: [.status(404)], .graphQL: [.status(404)]])
        #expect(call.session.attempts[2].failure?.reason == .platformChanged)
        #expect(call.failure?.reason == .blockedByPlatform)
        let page = KuaishouParse([.share: [.status(404)], .mirror: [Self.page]])
        #expect(page.failure?.reason == .notFound)
        #expect(page.stub.questions == [.share])
    }

    @Test(
        "Where every rung fails the most telling failure is given",
        arguments: [
            (KuaishouStub.Answer.failure(.timeout), FailureReason.platformTimeout),
            (.body("<html></html>"), .platformChanged), (.status(429), .rateLimited),
            (.status(403), .blockedByPlatform),
            (.body(#"{"result":109}"#), .loginRequired),
        ]
    )
    func telling(answer: KuaishouStub.Answer, expected: FailureReason) {
        let all = Dictionary(uniqueKeysWithValues: KuaishouStub.Question.allCases.map { ($0, [answer]) })
        #expect(KuaishouParse(all).failure?.reason == expected)
    }

    @Test("A status of the desktop query means a picture post only where nothing was refused before")
    func otherStatus() {
        let other = KuaishouStub.Answer.body(#"{"data":{"visionVideoDetail":{"status":3,"photo":null}}}"#)
        #expect(KuaishouParse([.graphQL: [other]]).failure?.reason == .blockedByPlatform)
        let empty = KuaishouStub.Answer.body(KuaishouSample.page("{}"))
        let parse = KuaishouParse([
            .share: [empty], .mirror: [empty], .api: [.body("{}")], .desktop: [empty], .graphQL: [other],
        ])
        #expect(parse.failure == ExtractionFailure(.noMedia, "visionVideoDetail.status 3"))
    }

    @Test("When time is up nothing more is asked")
    func expired() {
        let parse = KuaishouParse([.share: [.failure(.timeout)], .mirror: [Self.page]], time: .zero)
        #expect(parse.failure?.reason == .platformTimeout)
        #expect(parse.stub.questions == [.share])
    }
}
