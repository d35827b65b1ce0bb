import EventLoop
import FastCGI
import Glibc
import HTTPClient
import Media
import OriginTesting
import Platforms
import Streaming
import Synchronization

/// Streams over real sockets and the real libcurl, from an origin whose every byte the test writes.
final class StreamBench: Sendable {
    let origin: HostileOrigin
    let pool: StreamPool
    private let seen = Mutex<[StreamReport]>([])
    private let fresh: @Sendable () -> FreshMedia?

    static let rules = MediaRules(hostSuffixes: ["cdn.example"], referer: "https://www.example/")

    /// - Parameter egress: in place of one that leads every connection to the origin.
    init(
        _ origin: HostileOrigin,
        egress: Egress? = nil,
        limits: StreamLimits = StreamLimits(),
        rewrite: @escaping @Sendable ([UInt8]) -> [UInt8]? = { $0 },
        fresh: @escaping @Sendable () -> FreshMedia? = { nil }
    ) throws {
        self.origin = origin
        self.fresh = fresh
        self.rewrite = rewrite
        let egress = egress ?? Egress(replay: .init(port: origin.port, authorityFile: "/dev/null"))
        pool = try StreamPool(loops: 1, limits: limits) { loop in try CurlOrigin(on: loop, egress: egress) }
    }

    private let rewrite: @Sendable ([UInt8]) -> [UInt8]?

    /// Starts a stream and answers its client.
    func start(
        _ url: String = "http://v.cdn.example/a.mp4",
        range: String? = nil,
        headers: [(name: String, value: String)] = [],
        isHead: Bool = false,
        canParseAgain: Bool = false,
        buffer: Int32 = 0
    ) throws -> StreamClient {
        let client = StreamClient(buffer: buffer)
        let plan = StreamPlan(
            platform: .youtube,
            rules: Self.rules,
            address: try MediaAddress(url, rules: Self.rules),
            conditions: ClientConditions(headers: headers + (range.map { [(name: "range", value: $0)] } ?? [])),
            isHead: isHead,
            canParseAgain: canParseAgain
        )
        let job = StreamJob(
            plan: plan,
            parseAgain: canParseAgain ? fresh : nil,
            rewrite: { [rewrite] playlist, _ in rewrite(playlist) },
            failure: { FailureAnswer(status: 502, headers: [], body: Array("\($0)".utf8)) },
            ended: { [self] report in seen.withLock { $0.append(report) } }
        )
        guard pool.reserve() else { throw Full() }
        pool.start(job, on: client.connection)
        return client
    }

    struct Full: Error {}

    /// Waits for the reports of so many streams, at most ten seconds.
    func reports(_ count: Int = 1) -> [StreamReport] {
        for _ in 0..<10_000 where seen.withLock({ $0.count }) < count { usleep(1000) }
        return seen.withLock { $0 }
    }

    /// Waits until something holds, at most so many milliseconds; answers how many passed.
    func wait(atMost milliseconds: Int = 10_000, until holds: () -> Bool) -> Int {
        for passed in 0..<milliseconds {
            if holds() { return passed }
            usleep(1000)
        }
        return milliseconds
    }
}
