import Synchronization
import Testing

@testable import Platforms

@Suite("Climbing a ladder of strategies")
struct StrategyLadderTests {
    private let link = PostLink(platform: .twitter, kind: .post, id: "1", canonicalURL: "https://x.com/i/status/1")
    private let post = Post(platform: .twitter, id: "1", webpageURL: "https://x.com/i/status/1")

    private func session(_ time: Duration = .seconds(60)) -> Session {
        Session(
            platform: .twitter,
            fetcher: ScriptedWeb<String>([:]) { _ in nil },
            tokens: TokenCache(),
            deadline: .now + time
        )
    }

    private func rung(_ name: String, _ reason: FailureReason? = nil) -> Strategy {
        let post = post
        return Strategy(name) { _, _ throws(ExtractionFailure) in
            if let reason { throw ExtractionFailure(reason, "from \(name)") }
            return post
        }
    }

    private func climb(_ rungs: [Strategy], _ session: Session) -> Result<Post, ExtractionFailure> {
        Result { () throws(ExtractionFailure) in try StrategyLadder(rungs).climb(link, in: session) }
    }

    @Test("The first rung that gives a post ends the climb")
    func first() throws {
        let session = session()
        #expect(try climb([rung("a"), rung("b", .notFound)], session).get() == post)
        #expect(session.attempts.map(\.strategy) == ["a"])
        #expect(session.attempts.first?.failure == nil)
    }

    @Test(
        "A verdict on the post ends the climb",
        arguments: FailureReason.allCases.filter(\.isVerdict)
    )
    func verdict(reason: FailureReason) {
        let session = session()
        #expect(climb([rung("a", reason), rung("b")], session) == .failure(ExtractionFailure(reason, "from a")))
        #expect(session.attempts.map(\.strategy) == ["a"])
    }

    @Test(
        "A failure of the way of asking goes on to the next rung",
        arguments: FailureReason.allCases.filter { !$0.isVerdict }
    )
    func next(reason: FailureReason) throws {
        let session = session()
        #expect(try climb([rung("a", reason), rung("b")], session).get() == post)
        #expect(session.attempts.map(\.strategy) == ["a", "b"])
        #expect(session.attempts.map(\.failure?.reason) == [reason, nil])
    }

    @Test("The reasons that say something of the post are these and no others")
    func verdicts() {
        #expect(
            FailureReason.allCases.filter(\.isVerdict).map(\.rawValue).sorted() == [
                "age_restricted", "live", "no_media", "not_found", "paid_or_drm", "private", "region_restricted",
            ]
        )
    }

    @Test("A verdict of a later rung counts before what stood in the way earlier")
    func lateVerdict() {
        let result = climb([rung("a", .blockedByPlatform), rung("b", .private), rung("c")], session())
        #expect(result == .failure(ExtractionFailure(.private, "from b")))
    }

    @Test(
        "Where every rung failed, the most telling failure is thrown, the first of its kind",
        arguments: [
            ([.platformTimeout, .platformChanged], 1), ([.platformChanged, .blockedByPlatform], 1),
            ([.blockedByPlatform, .rateLimited], 1), ([.rateLimited, .loginRequired, .platformTimeout], 1),
            ([.blockedByPlatform, .platformTimeout, .blockedByPlatform], 0), ([.platformTimeout], 0),
        ] as [([FailureReason], Int)]
    )
    func mostTelling(reasons: [FailureReason], expected: Int) {
        let rungs = reasons.enumerated().map { rung("\($0.offset)", $0.element) }
        let failure = ExtractionFailure(reasons[expected], "from \(expected)")
        #expect(climb(rungs, session()) == .failure(failure))
    }

    @Test("A ladder without rungs fails as one whose strategies are gone")
    func empty() {
        guard case .failure(let failure) = climb([], session()) else {
            Issue.record("a post out of nothing")
            return
        }
        #expect(failure.reason == .platformChanged)
    }

    @Test("When time is up no further rung is tried")
    func expired() {
        let session = session(.zero)
        let result = climb([rung("a", .platformTimeout), rung("b")], session)
        #expect(result == .failure(ExtractionFailure(.platformTimeout, "from a")))
        #expect(session.attempts.count == 1)
    }
}
