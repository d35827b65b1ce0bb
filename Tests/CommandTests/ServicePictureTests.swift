import Testing

@testable import Supervisor
@testable import easydown

@Suite("What easydown top shows")
struct ServicePictureTests {
    private func report(requests: UInt64, pid: Int32 = 42, oldest: Int64 = 0) -> StatusReport {
        StatusReport(
            state: "running",
            generation: 3,
            lastReload: "generation 3 serves",
            degraded: [],
            pools: [
                .init(
                    name: "api",
                    wanted: 1,
                    most: 4,
                    serving: 1,
                    deaths: 0,
                    queue: ListenQueue(length: 3, peak: 9, limit: 4096)
                )
            ],
            workers: [
                .init(
                    slot: 0,
                    pid: pid,
                    pool: "api",
                    generation: 3,
                    state: "serving",
                    ageSeconds: 7200,
                    requests: requests,
                    accepted: requests,
                    busyThreads: 2,
                    threads: 64,
                    streams: 5,
                    memoryBytes: 40 << 20,
                    oldestSeconds: oldest,
                    oldestStage: 4
                )
            ]
        )
    }

    @Test("State, pools and workers, in columns")
    func columns() {
        let text = ServicePicture(report(requests: 10, oldest: 12)).text
        #expect(text.hasPrefix("running, generation 3, last reload: generation 3 serves\n"))
        #expect(text.contains("api   1        1       4     2/64  5        3/4096   -      40 MiB  0"))
        #expect(text.contains("2 h") && text.contains("12 s, stage 4"))
    }

    @Test("A queue that nobody tells of is no empty queue")
    func noQueue() {
        var silent = report(requests: 10)
        silent.pools[0].queue = nil
        #expect(ServicePicture(silent).text.contains("2/64  5        -        -      40 MiB"))
    }

    @Test("Rates come from two reports of the same process")
    func rates() {
        let later = report(requests: 30)
        #expect(ServicePicture(later, since: report(requests: 10), seconds: 2).text.contains("10.0"))
        #expect(!ServicePicture(later, since: report(requests: 10, pid: 7), seconds: 2).text.contains("10.0"))
        #expect(!ServicePicture(later, since: report(requests: 99), seconds: 2).text.contains("."))
    }

    @Test("A pool whose workers keep dying is named first")
    func degraded() {
        var sick = report(requests: 1)
        sick.degraded = ["api"]
        #expect(ServicePicture(sick).text.contains("workers keep dying in: api"))
    }
}
