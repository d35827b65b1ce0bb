internal import CPosix
internal import Glibc

/// Starts processes: workers of this very program, and the trial of a new one.
struct Spawner: Sendable {
    /// Names of variables that children keep.
    let inherited: [String]
    let sharedBytes: Int
    let scoreboard: Int32

    /// Starts a worker.
    ///
    /// - Parameter program: what to run; argument zero is the name in the process list.
    /// - Returns: its process and the parent's end of the control channel.
    func start(
        _ pool: PoolSpecification,
        slot: Int,
        program: String,
        name: String,
        listener: Int32?
    ) throws(SupervisorError) -> RunningProcess {
        var ends: [Int32] = [-1, -1]
        guard ed_control_pair(&ends) == 0 else { throw failure("socketpair", pool.name) }
        defer { close(ends[1]) }
        var environment = environment(pool.environment)
        environment.append("\(WorkerLink.slotVariable)=\(slot)")
        environment.append("\(WorkerLink.areaVariable)=\(sharedBytes)")
        var pid: pid_t = 0
        let code = withCStrings([name] + pool.arguments) { arguments in
            withCStrings(environment) {
                ed_spawn(&pid, program, arguments, $0, listener ?? -1, ends[1], scoreboard)
            }
        }
        guard code == 0 else {
            let error = failure("spawn", pool.name)
            close(ends[0])
            throw error
        }
        return RunningProcess(pid: pid, control: ends[0])
    }

    /// Starts a new program's trial.
    func check(_ executable: String, _ arguments: [String]) throws(SupervisorError) -> Int32 {
        var pid: pid_t = 0
        let code = withCStrings([executable] + arguments) { arguments in
            withCStrings(environment([:])) { ed_spawn(&pid, executable, arguments, $0, -1, -1, -1) }
        }
        guard code == 0 else { throw failure("spawn", executable) }
        return pid
    }

    private func environment(_ own: [String: String]) -> [String] {
        let kept = inherited.compactMap { name in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        return kept + own.map { "\($0.key)=\($0.value)" }
    }

    private func failure(_ call: String, _ subject: String) -> SupervisorError {
        .system(call: call, subject: subject, errno: errorNumber())
    }
}
