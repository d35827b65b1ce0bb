internal import CPosix
internal import Glibc

extension Supervisor {
    /// One turn of the poll loop: wait, then signals, workers, status clients, time.
    func turn() {
        let controls = processes.filter { $0.value.control >= 0 }.map { (slot: $0.key, descriptor: $0.value.control) }
        var entries = [pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
        entries += controls.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        entries.append(pollfd(fd: statusListener?.descriptor ?? -1, events: Int16(POLLIN), revents: 0))
        let hungry = hungryPools()
        entries += hungry.map { pollfd(fd: $0.listener, events: Int16(POLLIN), revents: 0) }
        let demands = entries.count - hungry.count
        entries += statusClients.map(\.entry)
        poll(&entries, nfds_t(entries.count), Int32(clamping: waitMilliseconds()))
        for (index, control) in controls.enumerated() where entries[index + 1].revents != 0 { hear(control.slot) }
        if entries[0].revents != 0 { takeSignals() }
        for (index, pool) in hungry.enumerated() where entries[demands + index].revents & Int16(POLLIN) != 0 {
            dispatch(.demand(pool: pool.name))
        }
        watchQueues()
        serveStatus()
        seen = observations()
        dispatch(.tick(seen))
        beat()
    }

    /// Pools on demand that would start a worker for a connection that waits. Only then is their listener looked at: it
    /// stays readable as long as the worker takes to start, and the loop would spin.
    private func hungryPools() -> [(name: String, listener: Int32)] {
        configuration.pools.compactMap { pool in
            guard state.wouldGrow(pool.name, seen),
                let listener = listeners.first(where: { $0.address == pool.listener })
            else { return nil }
            return (pool.name, listener.descriptor)
        }
    }

    private func waitMilliseconds() -> UInt64 {
        let usual: UInt64 = 1_000
        // A pool that may have to grow is looked at more often: whether it is full is seen only by looking.
        let second = state.pools.contains { $0.specification.onDemand != nil } ? usual / 5 : usual
        guard let deadline = state.nextDeadline() else { return second }
        let left = max(.zero, deadline - MonotonicClock.now)
        return min(second, left.microseconds / 1_000 + 1)
    }

    /// Half of the time that the service manager allows.
    private func beat() {
        let now = MonotonicClock.now
        guard let watchdog = configuration.watchdog, now - lastBeat >= watchdog / 2 - .milliseconds(1) else { return }
        lastBeat = now
        _ = notifier.send(.watchdog, at: now)
    }

    private func takeSignals() {
        var number = ed_next_signal(signals)
        while number > 0 {
            if let command = Self.command(number) { dispatch(.command(command)) }
            number = ed_next_signal(signals)
        }
        reap()
    }

    private static func command(_ number: Int32) -> SupervisorCommand? {
        switch number {
        case SIGTERM, SIGQUIT: .stop
        case SIGINT: .stopFast
        case SIGHUP: .reload
        case SIGUSR1: .reopenLogs
        default: nil
        }
    }

    /// Reaps every child that has ended, known or not (as process 1 the parent inherits strangers).
    private func reap() {
        var status: Int32 = 0
        while true {
            let pid = waitpid(-1, &status, WNOHANG)
            guard pid > 0 else { return }
            let ended = ExitStatus(waited: status)
            if pid == checking {
                checking = nil
                let failure = ended == .exited(code: 0) ? nil : "the new program's trial: \(ended)"
                dispatch(.checked(failure: failure))
            } else if let slot = processes.first(where: { $0.value.pid == pid })?.key {
                hear(slot)
                if let control = processes[slot]?.control, control >= 0 { close(control) }
                dispatch(.ended(slot: slot, ended))
                if processes[slot]?.pid == pid { processes[slot] = nil }
            } else {
                log.write(.debug, "an unknown child has ended: \(ended)", pid: pid)
            }
        }
    }

    /// Takes all that a worker has said.
    private func hear(_ slot: Int) {
        var bytes = [UInt8](repeating: 0, count: 512)
        while let control = processes[slot]?.control, control >= 0 {
            let got = recv(control, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if got < 0, errno == EAGAIN || errno == EINTR { return }
            guard got > 0 else {
                close(control)
                processes[slot]?.control = -1
                return
            }
            let text = String(decoding: bytes[1..<max(1, got)], as: UTF8.self)
            dispatch(bytes[0] == UInt8(ascii: "R") ? .ready(slot: slot) : .refused(slot: slot, reason: text))
        }
    }

    /// What the scoreboard and the kernel say of every worker.
    func observations() -> [Int: WorkerObservation] {
        var seen: [Int: WorkerObservation] = [:]
        for (number, process) in processes {
            let slot = scoreboard[number]
            let oldest = slot.oldest
            seen[number] = WorkerObservation(
                requests: slot.requests,
                memory: ResidentMemory.bytes(of: process.pid),
                lastBeat: slot.lastBeat,
                oldestStart: oldest?.start,
                oldestStage: oldest?.stage ?? 0,
                busy: slot.busyThreads,
                threads: slot.threads,
                streams: slot.streams
            )
        }
        return seen
    }
}
