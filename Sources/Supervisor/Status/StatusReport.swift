internal import FoundationEssentials

/// What the status page says.
package struct StatusReport: Codable, Equatable, Sendable {
    package var state: String
    package var generation: Int
    package var lastReload: String?
    package var degraded: [String]
    package var pools: [Pool]
    package var workers: [Worker]

    package struct Pool: Codable, Equatable, Sendable {
        package var name: String
        package var wanted: Int
        /// Workers that it may have at most.
        package var most: Int
        package var serving: Int
        /// Deaths in a row.
        package var deaths: Int
        /// Of its listener; nil without one, and where the kernel does not tell.
        package var queue: ListenQueue?
    }

    package struct Worker: Codable, Equatable, Sendable {
        package var slot: Int
        package var pid: Int32
        package var pool: String
        package var generation: Int
        package var state: String
        package var ageSeconds: Int64
        package var requests: UInt64
        package var accepted: UInt64
        package var busyThreads: UInt64
        package var threads: UInt64
        package var streams: UInt64
        package var memoryBytes: UInt64
        /// Of the request that is held longest, 0 without one.
        package var oldestSeconds: Int64
        package var oldestStage: UInt64
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
        lines += pools.map { pool in
            "pool \(pool.name): \(pool.serving) of \(pool.wanted) serving, \(pool.deaths) deaths in a row"
                + (pool.queue.map { ", \($0.length) of \($0.limit) waiting, \($0.peak) at most" } ?? "")
        }
        lines += workers.map {
            "worker \($0.slot): pid \($0.pid) pool \($0.pool) generation \($0.generation) \($0.state) age \($0.ageSeconds) s "
                + "requests \($0.requests) busy \($0.busyThreads)/\($0.threads) streams \($0.streams) memory \($0.memoryBytes >> 20) MiB "
                + "oldest \($0.oldestSeconds) s"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
