import Foundation
import Supervisor

/// What a test writes into the parent's file; read anew after each reload. Times in milliseconds.
struct Settings: Codable {
    var socket: String
    var status: String
    var workers = 2
    var behaviour = "serve"
    var check: [String]?
    var requests: UInt64?
    var memory: UInt64?
    var boot = 10_000
    var request: Int?
    var silence: Int?
    var drain = 20_000
    var terminate = 2_000
    var notify: String?
    var watchdog: Int?

    func configuration(executable: String) -> SupervisorConfiguration {
        SupervisorConfiguration(
            pools: [
                PoolSpecification(
                    name: "echo",
                    listener: .unix(path: socket),
                    workers: workers,
                    arguments: ["worker", behaviour],
                    recycle: RecyclePolicy(requests: requests, memory: memory),
                    deadlines: WorkerDeadlines(
                        boot: .milliseconds(boot),
                        silence: silence.map { .milliseconds($0) },
                        request: request.map { .milliseconds($0) },
                        abort: .milliseconds(500)
                    ),
                    drain: DrainPolicy(drain: .milliseconds(drain), terminate: .milliseconds(terminate))
                )
            ],
            status: .unix(path: status),
            notifySocket: notify,
            watchdog: watchdog.map { .milliseconds($0) },
            executable: executable,
            checkArguments: check ?? []
        )
    }
}
