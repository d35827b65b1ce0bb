import PlatformsTesting
import Testing

@testable import Platforms

@Suite("Strategies that rest after refusals")
struct CircuitBreakerTests {
    private let start = ContinuousClock.now
    private let refusal = ExtractionFailure(.blockedByPlatform, "")

    @Test("Five refusals in a row bring a rest, a success ends the counting")
    func threshold() {
        let breaker = CircuitBreaker()
        for _ in 0..<4 { breaker.note(refusal, of: "x/page", at: start) }
        #expect(!breaker.isResting("x/page", at: start))
        breaker.note(nil, of: "x/page", at: start)
        for _ in 0..<4 { breaker.note(refusal, of: "x/page", at: start) }
        #expect(!breaker.isResting("x/page", at: start))
        breaker.note(refusal, of: "x/page", at: start)
        #expect(breaker.isResting("x/page", at: start + .seconds(29)))
        #expect(!breaker.isResting("x/page", at: start + .seconds(30)))
        #expect(!breaker.isResting("x/other", at: start))
    }

    @Test(
        "Each further refusal doubles the rest, up to ten minutes",
        arguments: [(5, 30), (6, 60), (7, 120), (9, 480), (10, 600), (10_000, 600)]
    )
    func doubling(refusals: Int, seconds: Int) {
        #expect(CircuitBreaker.rest(after: refusals) == .seconds(seconds))
    }

    @Test(
        "What says nothing of the way of asking neither counts nor ends a rest",
        arguments: [FailureReason.platformTimeout, .platformChanged, .loginRequired]
    )
    func neutral(reason: FailureReason) {
        let breaker = CircuitBreaker()
        for _ in 0..<5 { breaker.note(refusal, of: "a", at: start) }
        breaker.note(ExtractionFailure(reason, ""), of: "a", at: start)
        #expect(breaker.isResting("a", at: start))
    }

    @Test("A ladder leaves a resting rung out, and asks one where all rest")
    func ladder() throws {
        let breaker = CircuitBreaker()
        for _ in 0..<5 { breaker.note(refusal, of: "youtube/first") }
        let names = ["first", "second"]
        let ladder = StrategyLadder(
            names.map { name in
                Strategy(name) { _, _ throws(ExtractionFailure) in throw ExtractionFailure(.blockedByPlatform, name) }
            }
        )
        let link = PostLink(platform: .youtube, kind: .video, id: "a", canonicalURL: "https://youtu.be/a")
        func climb() -> [String] {
            let session = Session(
                platform: .youtube,
                fetcher: RecordedFetcher([]),
                tokens: TokenCache(),
                breaker: breaker,
                deadline: .now + .seconds(5)
            )
            #expect(throws: ExtractionFailure.self) { try ladder.climb(link, in: session) }
            return session.attempts.map(\.strategy)
        }
        #expect(climb() == ["second"])
        for _ in 0..<4 { _ = climb() }
        #expect(climb() == ["first"])
    }
}
