internal import CPosix
internal import Glibc

extension Supervisor {
    /// Carries out one action.
    ///
    /// - Parameter known: the workers before the event, for log lines about one that has gone.
    /// - Returns: an event that follows at once.
    func apply(_ action: SupervisorAction, _ known: [Int: WorkerProcess]) -> SupervisorEvent? {
        switch action {
        case .spawn(let slot, let pool, let generation): return spawn(slot, pool, generation)
        case .tell(let slot, let message): tell(slot, message)
        case .kill(let slot, let signal):
            if let process = processes[slot] { kill(process.pid, signal.number) }
        case .startCheck: return startCheck()
        case .stopCheck:
            if let checking { kill(checking, SIGKILL) }
            checking = nil
        case .replaceSelf: return replaceSelf()
        case .closeUnusedListeners: closeUnusedListeners()
        case .hideListeners: hideListeners()
        case .reopenLog: reopenLog()
        case .notify(let notice):
            if !notifier.send(notice, at: MonotonicClock.now) { log.write(.warning, "the service manager is deaf") }
        case .log(let level, let message, let slot):
            let worker = slot.flatMap { state.workers[$0] ?? known[$0] }
            log.write(level, message, worker: worker, pid: slot.flatMap { processes[$0]?.pid })
        case .exit(let code): exitCode = code
        }
        return nil
    }

    private func spawn(_ slot: Int, _ name: String, _ generation: Int) -> SupervisorEvent? {
        guard let pool = configuration.pools.first(where: { $0.name == name }) else { return nil }
        let listener = listeners.first { $0.address == pool.listener }
        guard pool.listener == nil || listener != nil else {
            return .ended(slot: slot, .notStarted(errno: EADDRNOTAVAIL))
        }
        scoreboard[slot].clear()
        // A failed reload goes back to the old workers' own program.
        let isOld = generation < state.newestGeneration
        let held = isOld ? previousProgram ?? program : program
        do {
            processes[slot] = try spawner.start(
                pool,
                slot: slot,
                program: "/proc/\(getpid())/fd/\(held)",
                name: configuration.executable,
                listener: listener?.descriptor
            )
            return nil
        } catch {
            log.write(.error, "\(error)")
            guard case .system(_, _, let number) = error else { return nil }
            return .ended(slot: slot, .notStarted(errno: number))
        }
    }

    private func tell(_ slot: Int, _ message: WorkerMessage) {
        guard let process = processes[slot], process.control >= 0 else { return }
        var byte = message.rawValue
        // A worker that does not take it runs into its deadline.
        _ = send(process.control, &byte, 1, Int32(MSG_NOSIGNAL))
    }

    /// The status stays to be seen until the end.
    private func hideListeners() {
        for place in listeners.indices where listeners[place].address != configuration.status {
            listeners[place].hide()
        }
    }

    private func startCheck() -> SupervisorEvent? {
        do {
            checking = try spawner.check(configuration.executable, configuration.checkArguments)
            return nil
        } catch {
            return .checked(failure: "\(error)")
        }
    }

    /// Puts the log file, where there is one, in the place of standard output and error.
    func reopenLog() {
        guard let path = configuration.logFile else { return }
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        guard file >= 0 else {
            log.write(.error, "cannot open the log file: error \(errorNumber())")
            return
        }
        dup2(file, 1)
        dup2(file, 2)
        close(file)
    }
}

extension WorkerSignal {
    fileprivate var number: Int32 {
        switch self {
        case .terminate: SIGTERM
        case .abort: SIGABRT
        case .kill: SIGKILL
        }
    }
}
