import JSON
import Ledger
import Platforms
import Synchronization
import Testing

@testable import API

@Suite("How the platforms answer")
struct StatusTests {
    private let now: Int64 = 1_800_000_000

    private func health() -> PlatformHealth { PlatformHealth(memory: TestAPI.Words(PlatformHealth.words)) }

    private func fill(_ health: PlatformHealth, _ reasons: [FailureReason?], at time: Int64) {
        for reason in reasons {
            let failure = reason.map { ExtractionFailure($0, "") }
            health.count(failure, after: .milliseconds(100), at: 2, now: time)
        }
    }

    @Test("Parses count for their minute, and are forgotten with it")
    func windows() {
        let health = health()
        fill(health, [nil, nil, .blockedByPlatform], at: now)
        fill(health, [nil], at: now + 600)
        #expect(health.tally(at: 2, minutes: 5, now: now).parses == 3)
        #expect(health.tally(at: 2, minutes: 5, now: now + 600).parses == 1)
        #expect(health.tally(at: 2, minutes: 60, now: now + 600).parses == 4)
        #expect(health.tally(at: 2, minutes: 60, now: now + 3600).parses == 1)
        #expect(health.tally(at: 2, minutes: 60, now: now + 7200).parses == 0)
        #expect(health.tally(at: 3, minutes: 60, now: now).parses == 0)
        #expect(health.tally(at: 2, minutes: 60, now: now + 7200).lastSuccess == UInt64(now + 600))
    }

    @Test("A verdict on a post says nothing of the platform")
    func verdicts() {
        let health = health()
        fill(health, [nil, .private, .notFound, .noMedia, .ageRestricted], at: now)
        let tally = health.tally(at: 2, minutes: 5, now: now)
        #expect(tally.parses == 1 && tally.successRate == 1)
    }

    @Test(
        "The median is that of successes, to about a tenth",
        arguments: [[5], [1, 1, 40], [200, 210, 220], [3000], [19_000, 18_000, 20_000]]
    )
    func median(milliseconds: [Int]) throws {
        let health = health()
        for time in milliseconds { health.count(nil, after: .milliseconds(time), at: 0, now: now) }
        health.count(ExtractionFailure(.platformTimeout, ""), after: .seconds(20), at: 0, now: now)
        let median = try #require(health.tally(at: 0, minutes: 5, now: now).medianMilliseconds)
        let real = milliseconds.sorted()[milliseconds.count / 2]
        #expect(Double(abs(median - real)) <= max(1, Double(real) * 0.11))
    }

    @Test("Workers that count at once lose nothing, also where a minute begins")
    func concurrency() async {
        let memory = TestAPI.Words(PlatformHealth.words)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let health = PlatformHealth(memory: memory)
                    for step in 0..<500 { health.count(nil, after: .zero, at: 1, now: now + Int64(step) / 10) }
                }
            }
        }
        #expect(PlatformHealth(memory: memory).tally(at: 1, minutes: 5, now: now + 50).parses == 2000)
    }

    @Test("A worker that was held up for hours wipes nothing")
    func lateWorker() {
        let health = health()
        fill(health, [nil, nil], at: now + 3600)
        fill(health, [nil], at: now)
        #expect(health.tally(at: 2, minutes: 5, now: now + 3600).parses == 2)
    }

    @Test("Without memory, and for places beyond the table, nothing is counted and nothing breaks")
    func bounds() {
        let none = PlatformHealth(memory: NoSharedWords())
        none.count(nil, after: .zero, at: 0, now: now)
        #expect(none.tally(at: 0, minutes: 60, now: now) == HealthTally())
        for place in [-1, 16, Int.max] { health().count(nil, after: .zero, at: place, now: now) }
        #expect(health().tally(at: 99, minutes: 60, now: now) == HealthTally())
    }

    @Test(
        "The state is that of the shortest window that says something",
        arguments: [
            ([nil, nil, nil], "operational", ""), ([nil, nil, .blockedByPlatform], "degraded", "refused"),
            ([nil, .platformChanged, .platformChanged], "failing", "shape"),
            ([.platformTimeout, .platformTimeout, .platformTimeout], "failing", "time"),
            ([.private, .private, .private], "unknown", ""), ([], "unknown", ""),
        ] as [([FailureReason?], String, String)]
    )
    func states(reasons: [FailureReason?], state: String, word: String) throws {
        let queue = Mutex(reasons)
        let api = try TestAPI(settings: APISettings(cacheSeconds: 0)) { link in
            switch queue.withLock({ $0.removeFirst() }) {
            case nil: .success(.sample(link))
            case let reason?: .failure(ExtractionFailure(reason, "told by the test"))
            }
        }
        let token = try api.token()
        for number in reasons.indices { _ = api.parse("https://youtu.be/aB3_-xyzQ\(10 + number)", token: token) }
        let answer = api.send("GET", "/api/v1/status")
        let youtube = answer.json["data"]["platforms"].array.first { $0["id"].string == "youtube" }
        #expect(youtube?["state"].string == state)
        #expect(youtube?["message"].string?.contains(word) == true || word.isEmpty)
        #expect(youtube?["windows"].array.map { $0["minutes"].int } == [5, 60])
        #expect((youtube?["lastSuccess"].string != nil) == reasons.contains(nil))
        #expect(!answer.text.contains("told by the test"))
    }

    @Test("It is public and lists every platform")
    func listing() throws {
        let answer = try TestAPI().send("GET", "/api/v1/status")
        #expect(answer.status == 200 && answer.json["data"]["platforms"].count == 9)
    }
}
