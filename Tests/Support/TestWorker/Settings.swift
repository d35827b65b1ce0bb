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
    var least: Int?
    var idle = 60_000
    var slow: Int?
    var deaths: Int?

    func configuration(executable: String) -> SupervisorConfiguration {
        SupervisorConfiguration(
            pools: [
                PoolSpecification(
                    name: "echo",
                    listener: .unix(path: socket),
                    workers: workers,
                    onDemand: least.map { OnDemand(least: $0, idle: .milliseconds(idle)) },
                    arguments: ["worker", behaviour],
                    recycle: RecyclePolicy(requests: requests, memory: memory),
                    deadlines: WorkerDeadlines(
                        boot: .milliseconds(boot),
                        silence: silence.map { .milliseconds($0) },
                        request: request.map { .milliseconds($0) },
                        slow: slow.map { .milliseconds($0) },
                        abort: .milliseconds(500)
                    ),
                    drain: DrainPolicy(drain: .milliseconds(drain), terminate: .milliseconds(terminate))
                )
            ],
            status: .unix(path: status),
            notifySocket: notify,
            watchdog: watchdog.map { .milliseconds($0) },
            executable: executable,
            checkArguments: check ?? [],
            emergency: deaths.map { EmergencyStop(deaths: $0, within: .seconds(60)) },
            stages: ["zero", "one", "two", "three", "four", "five", "six", "seven"]
        )
    }
}
