import Platforms
import Testing

@testable import API

@Suite("Rate limits")
struct RateLimitTests {
    private func settings(key: Int = 1000, address: Int = 1000, failures: Int = 1000) -> APISettings {
        APISettings(
            keyLimit: RateLimit(perSecond: 1, burst: key),
            addressLimit: RateLimit(perSecond: 1, burst: address),
            failureLimit: RateLimit(perSecond: 1, burst: failures)
        )
    }

    @Test("A key's burst is exact, refills with time, and no jump of the wall clock opens it")
    func key() throws {
        let api = try TestAPI(settings: settings(key: 3))
        let token = try api.token()
        for left in [2, 1, 0] {
            let answer = api.parse(token: token)
            #expect(answer.status == 200 && answer.header("RateLimit")?.contains("r=\(left);") == true)
        }
        let refused = api.parse(token: token)
        #expect(refused.status == 429 && refused.code == "rate_limited" && refused.header("Retry-After") == "1")
        api.jump(seconds: 3600)
        #expect(api.parse(token: token).status == 429)
        api.pass(seconds: 2)
        #expect([api.parse(token: token).status, api.parse(token: token).status] == [200, 200])
        #expect(api.parse(token: token).status == 429)
    }

    @Test("An address counts over all keys; IPv6 by its /64")
    func address() throws {
        let api = try TestAPI(settings: settings(address: 2))
        for address in ["2001:db8::1", "2001:db8::ffff:2"] {
            #expect(api.parse(token: try api.token(), address: address).status == 200)
        }
        #expect(api.parse(token: try api.token(), address: "2001:db8::3").status == 429)
        #expect(api.parse(token: try api.token(), address: "2001:db8:0:1::3").status == 200)
    }

    @Test("Failed parses have a limit of their own; successes do not touch it")
    func failures() throws {
        let api = try TestAPI(settings: settings(failures: 2)) { link in
            link.id.hasSuffix("2") ? .success(.sample(link)) : .failure(ExtractionFailure(.private, "x"))
        }
        let token = try api.token()
        for number in 3..<5 { #expect(api.parse("https://youtu.be/aB3_-xyzQ1\(number)", token: token).code == "304") }
        #expect(api.parse("https://youtu.be/aB3_-xyzQ15", token: token).status == 429)
        api.pass(seconds: 2)
        #expect(api.parse(token: token).status == 200)
    }

    @Test("Many threads on one name get exactly its burst")
    func exact() async {
        let limiter = RateLimiter(memory: TestAPI.Words())
        let limit = RateLimit(perSecond: 1, burst: 100)
        let allowed = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<50).count { _ in limiter.take("name", limit, now: 1_000_000_000).isAllowed } }
            }
            return await group.reduce(0, +)
        }
        #expect(allowed == 100)
    }

    @Test("More names than places: the limiter goes on, and a name of its own still counts")
    func crowded() {
        let limiter = RateLimiter(memory: TestAPI.Words(64))
        let limit = RateLimit(perSecond: 1, burst: 2)
        for number in 0..<1000 { _ = limiter.take("name \(number)", limit, now: UInt64(number + 1) * 1_000_000_000) }
        let decisions = (0..<3).map { _ in limiter.take("mine", limit, now: 2_000_000_000_000).isAllowed }
        #expect(decisions == [true, true, false])
    }
}
