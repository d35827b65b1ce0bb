import JSON
import Platforms
import Testing

@testable import API

@Suite("Pacing")
struct PacerTests {
    private let second: UInt64 = 1_000_000_000

    @Test("A burst goes at once, what follows waits one interval longer each, and nobody waits beyond the patience")
    func turns() {
        let limiter = RateLimiter(memory: TestAPI.Words())
        let limit = RateLimit(perSecond: 2, burst: 3)
        let now = 100 * second
        let turns = (0..<7).map { _ in limiter.turn("a", limit, now: now, patience: 2 * second) }
        let half = second / 2
        #expect(
            turns == [
                .after(0), .after(0), .after(0), .after(half), .after(2 * half), .after(3 * half), .after(4 * half),
            ]
        )
        #expect(limiter.turn("a", limit, now: now, patience: 2 * second) == .full(seconds: 1))
        #expect(limiter.turn("a", limit, now: now, patience: 3 * second) == .after(5 * half))
        #expect(limiter.turn("b", limit, now: now, patience: 0) == .after(0))
    }

    @Test("Turns that nobody took are not lost, and one who was refused took none")
    func refill() {
        let limiter = RateLimiter(memory: TestAPI.Words())
        let limit = RateLimit(perSecond: 1, burst: 1)
        #expect(limiter.turn("a", limit, now: second, patience: 0) == .after(0))
        for _ in 0..<5 { #expect(limiter.turn("a", limit, now: second, patience: 0) == .full(seconds: 1)) }
        #expect(limiter.turn("a", limit, now: 2 * second, patience: 0) == .after(0))
        #expect(limiter.turn("a", limit, now: 1000 * second, patience: 0) == .after(0))
        #expect(limiter.turn("a", limit, now: 1000 * second, patience: 0) == .full(seconds: 1))
    }

    @Test("Many threads get turns an interval apart, each one its own")
    func exact() async {
        let limiter = RateLimiter(memory: TestAPI.Words())
        let limit = RateLimit(perSecond: 1000, burst: 1)
        let waits = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<50).map { _ in
                        guard case .after(let wait) = limiter.turn("a", limit, now: 5, patience: .max) else {
                            return .max
                        }
                        return wait
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(waits.sorted() == (0..<400).map { UInt64($0) * 1_000_000 })
    }

    @Test("Each way out has its own pace, and a platform without one never waits")
    func waysOut() {
        let limiter = RateLimiter(memory: TestAPI.Words())
        let pacer = Pacer(limiter: limiter, paces: [.douyin: Pace(perSecond: 1, burst: 1)]) { _ in 3 }
        func turn(_ platform: PlatformID, _ egress: Int) -> RateTurn {
            pacer.turn(at: platform, egress: egress, patience: .zero, now: second)
        }
        #expect([turn(.douyin, 0), turn(.douyin, 1), turn(.douyin, 2)] == [.after(0), .after(0), .after(0)])
        #expect(turn(.douyin, 3) == .full(seconds: 1))
        for _ in 0..<100 { #expect(turn(.tiktok, 0) == .after(0)) }
        let off = Pacer.none.turn(at: .douyin, egress: 0, patience: .zero, now: second)
        #expect(off == .after(0))
    }

    @Test("A parse for which the queue is too long is told when to come back; nothing was asked or remembered")
    func endpoint() throws {
        let api = try TestAPI(
            settings: APISettings(parseSeconds: 2, cacheSeconds: 0),
            paces: [.youtube: Pace(perSecond: 0.5, burst: 1)]
        )
        let token = try api.token()
        #expect(api.parse("https://youtu.be/aB3_-xyzQ12", token: token).status == 200)
        let refused = api.parse("https://youtu.be/aB3_-xyzQ13", token: token)
        #expect(refused.code == "304" && refused.json["reason"].string == "rate_limited")
        #expect(refused.json["retryAfter"].int == 1)
        #expect(api.asked == 1)
        api.pass(seconds: 2)
        #expect(api.parse("https://youtu.be/aB3_-xyzQ13", token: token).status == 200)
    }
}
