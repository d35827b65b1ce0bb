import Metrics
import Platforms
import Testing

@testable import API

@Suite("What was answered")
struct RequestStatisticsTests {
    private func record(
        _ path: String = "/api/v1/parse",
        _ status: Int = 200,
        _ outcome: String = "success",
        milliseconds: Int = 20,
        credits: Int = 0,
        bytes: Int? = nil
    ) -> RequestRecord {
        var record = RequestRecord(id: "r", method: "POST", path: path)
        record.status = status
        record.outcome = outcome
        record.total = .milliseconds(milliseconds)
        record.credits = credits
        record.bytes = bytes
        return record
    }

    @Test(
        "A request counts under its endpoint, status and outcome",
        arguments: [
            ("/api/v1/parse", 200, "success", #"endpoint="parse",status="200",outcome="success""#),
            ("/api/v1/parse", 200, "private", #"endpoint="parse",status="200",outcome="failure""#),
            ("/api/v1/parse", 418, "odd", #"endpoint="parse",status="0",outcome="failure""#),
            ("/api/demo/parse", 429, "rate_limited", #"endpoint="demo",status="429",outcome="failure""#),
            ("/api/media-proxy", 206, "client_left", #"endpoint="media",status="206",outcome="client_left""#),
            ("/api/media-merge", 502, "merge_failed", #"endpoint="merge",status="502",outcome="failure""#),
            ("/api/v1/usage", 401, "invalid_token", #"endpoint="other",status="401",outcome="failure""#),
        ]
    )
    func labels(path: String, status: Int, outcome: String, labels: String) {
        let statistics = RequestStatistics(memory: TestAPI.Words())
        statistics.count(record(path, status, outcome))
        statistics.count(record(path, status, outcome))
        let counts = statistics.metrics.flatMap(\.lines).filter { $0.hasPrefix("easydown_requests_total") }
        #expect(counts == ["easydown_requests_total{\(labels)} 2"])
    }

    @Test("Health checks do not count", arguments: ["/healthz", "/readyz"])
    func health(path: String) {
        let statistics = RequestStatistics(memory: TestAPI.Words())
        statistics.count(record(path))
        #expect(!statistics.metrics.flatMap(\.lines).contains { $0.hasPrefix("easydown_request") })
    }

    @Test("Every combination has a word of its own")
    func words() {
        var seen: Set<Int> = []
        for endpoint in RequestStatistics.Endpoint.allCases {
            for status in RequestStatistics.statuses {
                for outcome in RequestStatistics.Outcome.allCases {
                    seen.insert(RequestStatistics.countWord(endpoint, status, outcome))
                }
            }
            let start = RequestStatistics.durationWord(endpoint)
            seen.formUnion(start...start + RequestStatistics.bounds.count + 1)
        }
        #expect(seen == Set(0..<RequestStatistics.words - 2))
    }

    @Test("Durations fall into classes that add up")
    func durations() {
        let statistics = RequestStatistics(memory: TestAPI.Words())
        for milliseconds in [5, 10, 11, 700, 60_000] { statistics.count(record(milliseconds: milliseconds)) }
        let lines = statistics.metrics.flatMap(\.lines)
        for (bound, count) in [("0.01", 2), ("0.05", 3), ("0.5", 3), ("1.0", 4), ("20.0", 4), ("+Inf", 5)] {
            let line = #"easydown_request_seconds_bucket{endpoint="parse",le="\#(bound)"} \#(count)"#
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.contains(#"easydown_request_seconds_sum{endpoint="parse"} 60.726"#))
        #expect(lines.contains(#"easydown_request_seconds_count{endpoint="parse"} 5"#))
    }

    @Test("Credits and bytes add up over all endpoints")
    func sums() {
        let statistics = RequestStatistics(memory: TestAPI.Words())
        statistics.count(record(credits: 1))
        statistics.count(record("/api/demo/parse", credits: 1))
        statistics.count(record("/api/media-proxy", bytes: 1000))
        statistics.count(record("/api/media-merge", bytes: 24))
        #expect(statistics.credits == 2 && statistics.bytes == 1024)
        #expect(statistics.metrics.flatMap(\.lines).contains("easydown_credits_charged_total 2"))
        #expect(statistics.metrics.flatMap(\.lines).contains("easydown_media_bytes_total 1024"))
    }

    @Test("Workers that count at once lose nothing")
    func concurrency() async {
        let memory = TestAPI.Words()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 { RequestStatistics(memory: memory).count(record(credits: 1)) }
                }
            }
        }
        #expect(RequestStatistics(memory: memory).credits == 2000)
    }

    @Test("Without memory nothing is counted and nothing breaks")
    func noMemory() {
        let statistics = RequestStatistics(memory: NoSharedWords())
        statistics.count(record())
        #expect(statistics.metrics.isEmpty)
    }
}
