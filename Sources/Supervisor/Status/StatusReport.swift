internal import FoundationEssentials

/// What the status page says.
struct StatusReport: Codable, Equatable {
    var state: String
    var generation: Int
    var lastReload: String?
    var degraded: [String]
    var pools: [Pool]
    var workers: [Worker]

    struct Pool: Codable, Equatable {
        var name: String
        var wanted: Int
        var serving: Int
        /// Deaths in a row.
        var deaths: Int
    }

    struct Worker: Codable, Equatable {
        var slot: Int
        var pid: Int32
        var pool: String
        var generation: Int
        var state: String
        var ageSeconds: Int64
        var requests: UInt64
        var accepted: UInt64
        var busyThreads: UInt64
        var threads: UInt64
        var streams: UInt64
        var memoryBytes: UInt64
        /// Of the request that is held longest, 0 without one.
        var oldestSeconds: Int64
        var oldestStage: UInt64
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// For people.
    var text: String {
        var lines = ["state: \(state)", "generation: \(generation)", "last reload: \(lastReload ?? "none")"]
        lines.append("degraded: \(degraded.isEmpty ? "none" : degraded.joined(separator: ", "))")
        lines += pools.map { "pool \($0.name): \($0.serving) of \($0.wanted) serving, \($0.deaths) deaths in a row" }
        lines += workers.map {
            "worker \($0.slot): pid \($0.pid) pool \($0.pool) generation \($0.generation) \($0.state) age \($0.ageSeconds) s "
                + "requests \($0.requests) busy \($0.busyThreads)/\($0.threads) streams \($0.streams) memory \($0.memoryBytes >> 20) MiB "
                + "oldest \($0.oldestSeconds) s"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Prometheus' text format.
    var metrics: String {
        var lines = ["easydown_generation \(generation)"]
        for pool in pools {
            let own = workers.filter { $0.pool == pool.name }
            let label = "{pool=\"\(pool.name)\"}"
            lines.append("easydown_workers_wanted\(label) \(pool.wanted)")
            lines.append("easydown_workers_serving\(label) \(pool.serving)")
            lines.append("easydown_worker_deaths_in_a_row\(label) \(pool.deaths)")
            lines.append("easydown_threads_busy\(label) \(own.reduce(0) { $0 + $1.busyThreads })")
            lines.append("easydown_threads\(label) \(own.reduce(0) { $0 + $1.threads })")
            lines.append("easydown_streams\(label) \(own.reduce(0) { $0 + $1.streams })")
            lines.append("easydown_memory_bytes\(label) \(own.reduce(0) { $0 + $1.memoryBytes })")
            lines.append("easydown_degraded\(label) \(degraded.contains(pool.name) ? 1 : 0)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
