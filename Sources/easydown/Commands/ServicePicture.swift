internal import Foundation
internal import Supervisor

/// A running service in text: its state, then a line a pool and a line a worker.
struct ServicePicture {
    private let report: StatusReport
    private let before: [Int: StatusReport.Worker]
    private let seconds: Double?

    /// - Parameters:
    ///   - before: an earlier report, for what happened since.
    ///   - seconds: how long ago that was; `nil` without one.
    init(_ report: StatusReport, since before: StatusReport? = nil, seconds: Double? = nil) {
        self.report = report
        self.before = Dictionary((before?.workers ?? []).map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
        self.seconds = seconds
    }

    var text: String {
        var lines = ["\(report.state), generation \(report.generation), last reload: \(report.lastReload ?? "none")"]
        if !report.degraded.isEmpty {
            lines.append("workers keep dying in: \(report.degraded.joined(separator: ", "))")
        }
        lines.append("")
        lines += Output.columns(
            ["POOL", "SERVING", "WANTED", "MOST", "BUSY", "STREAMS", "WAITING", "REQ/S", "MEMORY", "DEATHS"],
            report.pools.map(row)
        )
        lines.append("")
        lines += Output.columns(
            ["SLOT", "PID", "POOL", "STATE", "AGE", "REQUESTS", "REQ/S", "BUSY", "STREAMS", "MEMORY", "OLDEST"],
            report.workers.map(row)
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ pool: StatusReport.Pool) -> [String] {
        let own = report.workers.filter { $0.pool == pool.name }
        let rates = own.compactMap(rate)
        return [
            pool.name, String(pool.serving), String(pool.wanted), String(pool.most),
            "\(own.reduce(0) { $0 + $1.busyThreads })/\(own.reduce(0) { $0 + $1.threads })",
            String(own.reduce(0) { $0 + $1.streams }), pool.queue.map { "\($0.length)/\($0.limit)" } ?? "-",
            Self.text(rates.isEmpty ? nil : rates.reduce(0, +)),
            Self.megabytes(own.reduce(0) { $0 + $1.memoryBytes }), String(pool.deaths),
        ]
    }

    private func row(_ worker: StatusReport.Worker) -> [String] {
        [
            String(worker.slot), String(worker.pid), worker.pool, worker.state, Self.age(worker.ageSeconds),
            String(worker.requests), Self.text(rate(worker)), "\(worker.busyThreads)/\(worker.threads)",
            String(worker.streams), Self.megabytes(worker.memoryBytes),
            worker.oldestSeconds > 0 ? "\(worker.oldestSeconds) s, stage \(worker.oldestStage)" : "-",
        ]
    }

    /// Requests a second; `nil` of a worker that was not there before.
    private func rate(_ worker: StatusReport.Worker) -> Double? {
        guard let seconds, seconds > 0, let old = before[worker.slot], old.pid == worker.pid,
            worker.requests >= old.requests
        else { return nil }
        return Double(worker.requests - old.requests) / seconds
    }

    private static func text(_ rate: Double?) -> String { rate.map { String(format: "%.1f", $0) } ?? "-" }

    private static func megabytes(_ bytes: UInt64) -> String { "\(bytes >> 20) MiB" }

    private static func age(_ seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min"
        case ..<86_400: "\(seconds / 3600) h"
        default: "\(seconds / 86_400) d"
        }
    }
}
