import Metrics
import Platforms
import Testing

@testable import API

@Suite("What became of each strategy")
struct StrategyStatisticsTests {
    private func attempt(_ name: String, _ reason: FailureReason? = nil, milliseconds: Int = 10) -> StrategyAttempt {
        StrategyAttempt(
            strategy: name,
            failure: reason.map { ExtractionFailure($0, "") },
            elapsed: .milliseconds(milliseconds)
        )
    }

    @Test("Outcomes are counted by kind, with time and the last success")
    func counts() {
        let statistics = StrategyStatistics(memory: TestAPI.Words())
        let reasons: [FailureReason?] = [
            nil, nil, .private, .noMedia, .blockedByPlatform, .rateLimited, .loginRequired, .platformChanged,
            .platformTimeout,
        ]
        for reason in reasons { statistics.count(attempt("page", reason), of: .bilibili, now: 1_800_000_000) }
        let tally = statistics.all.first
        #expect(statistics.all.count == 1 && tally?.name == "bilibili/page")
        #expect(tally?.succeeded == 2 && tally?.verdicts == 2 && tally?.refused == 3)
        #expect(tally?.changed == 1 && tally?.timedOut == 1)
        #expect(tally?.microseconds == 90_000 && tally?.lastSuccess == 1_800_000_000)
    }

    @Test("Workers that count at once lose nothing and share one row a strategy")
    func concurrency() async {
        let memory = TestAPI.Words()
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    let statistics = StrategyStatistics(memory: memory)
                    for number in 0..<500 {
                        statistics.count(attempt("rung-\((number + worker) % 5)"), of: .weibo, now: 1)
                    }
                }
            }
        }
        let all = StrategyStatistics(memory: memory).all
        #expect(all.map(\.name) == (0..<5).map { "weibo/rung-\($0)" })
        #expect(all.map(\.succeeded) == [400, 400, 400, 400, 400])
    }

    @Test("More strategies than rows, and no memory at all, do no harm")
    func bounds() {
        let full = StrategyStatistics(memory: TestAPI.Words())
        for number in 0..<200 { full.count(attempt("s\(number)"), of: .tiktok, now: 1) }
        #expect(full.all.count == 64)
        let none = StrategyStatistics(memory: NoSharedWords())
        none.count(attempt("page"), of: .tiktok, now: 1)
        #expect(none.all.isEmpty)
    }

    @Test("The lines are Prometheus'")
    func metrics() {
        let statistics = StrategyStatistics(memory: TestAPI.Words())
        statistics.count(attempt("graphql", milliseconds: 1500), of: .twitter, now: 7)
        let lines = statistics.metrics.flatMap(\.lines)
        #expect(
            lines.contains(
                #"easydown_strategy_attempts_total{platform="twitter",strategy="graphql",outcome="success"} 1"#
            )
        )
        #expect(lines.contains(#"easydown_strategy_seconds_total{platform="twitter",strategy="graphql"} 1.5"#))
    }

    @Test("A slice of shared memory ends where it ends")
    func slice() {
        let memory = TestAPI.Words(100)
        let slice = SharedSlice(memory, 90..<200)
        #expect(slice.words == 10)
        slice.store(7, at: 0)
        #expect(memory.load(90) == 7 && SharedSlice(memory, 100..<200).words == 0)
    }
}
