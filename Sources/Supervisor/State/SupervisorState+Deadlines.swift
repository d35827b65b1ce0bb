extension SupervisorState {
    /// What time brings: escalation, hung workers, recycling, respawning.
    mutating func tick(_ observations: [Int: WorkerObservation], _ now: Duration) {
        if case .checking(let until) = phase, until <= now {
            actions.append(.stopCheck)
            checked("the trial of the new program took too long", now)
        }
        for worker in ordered {
            if let deadline = worker.phase.deadline {
                if deadline <= now { escalate(worker, now) }
            } else {
                watch(worker, observations[worker.slot] ?? WorkerObservation(), now)
            }
        }
        fill(now)
    }

    /// When time alone will bring something; nil where only events can.
    package func nextDeadline() -> Duration? {
        var deadlines = workers.values.compactMap(\.phase.deadline)
        if case .checking(let until) = phase { deadlines.append(until) }
        if !phase.isStopping {
            // A full pool waits for nothing, however often its workers have died.
            deadlines += pools.filter { $0.isWanted && lacking($0) > 0 }.map(\.backoff.notBefore)
        }
        return deadlines.min()
    }

    /// Asks a worker to end. A worker that is already ending keeps its deadline.
    mutating func drain(_ slot: Int, by message: WorkerMessage, _ now: Duration) {
        guard let worker = workers[slot] else { return }
        switch worker.phase {
        case .starting, .serving, .retiring:
            let until = now + policy(worker).drain
            workers[slot]?.phase = .draining(.asked, until: until)
        case .draining, .aborting: break
        }
        actions.append(.tell(slot: slot, message))
    }

    /// Makes a worker end.
    mutating func sendTerminate(_ slot: Int, _ now: Duration) {
        guard let worker = workers[slot] else { return }
        if case .draining(let step, _) = worker.phase, step != .asked { return }
        let until = now + policy(worker).terminate
        workers[slot]?.phase = .draining(.terminated, until: until)
        actions.append(.kill(slot: slot, .terminate))
    }

    private mutating func escalate(_ worker: WorkerProcess, _ now: Duration) {
        let policy = policy(worker)
        switch worker.phase {
        case .starting:
            log(.error, "worker was not ready in time: ending it", worker: worker.slot)
            workers[worker.slot]?.doom = "it was not ready in time"
            workers[worker.slot]?.phase = .starting(until: now + policy.kill)
            actions.append(.kill(slot: worker.slot, .kill))
        case .draining(.asked, _):
            log(.warning, "worker does not drain: SIGTERM", worker: worker.slot)
            sendTerminate(worker.slot, now)
        case .draining(.terminated, _), .draining(.killed, _), .aborting:
            log(.warning, "worker does not end: SIGKILL", worker: worker.slot)
            sendKill(worker, until: now + policy.kill)
        case .serving, .retiring: break
        }
    }

    private mutating func sendKill(_ worker: WorkerProcess, until: Duration) {
        if case .aborting = worker.phase {
            workers[worker.slot]?.phase = .aborting(until: until)
        } else {
            workers[worker.slot]?.phase = .draining(.killed, until: until)
        }
        actions.append(.kill(slot: worker.slot, .kill))
    }

    /// A worker that serves: is it hung, or has it served long enough?
    private mutating func watch(_ worker: WorkerProcess, _ seen: WorkerObservation, _ now: Duration) {
        guard let index = pools.firstIndex(where: { $0.specification.name == worker.pool }) else { return }
        let deadlines = pools[index].specification.deadlines
        if let silence = deadlines.silence, let beat = seen.lastBeat, now - beat > silence {
            abort(worker, "it gives no sign of life", deadlines, now)
            return
        }
        if let longest = deadlines.request, let start = seen.oldestStart, now - start > longest {
            abort(worker, "a request hangs in \(stage(seen.oldestStage))", deadlines, now)
            return
        }
        reportSlow(worker, seen, deadlines, now)
        shrink(worker.slot, seen, pool: index, now)
        guard let worker = workers[worker.slot] else { return }
        let age = now - worker.started
        if worker.generation == generation { pools[index].backoff.lives(age) }
        guard phase == .running, worker.phase == .serving, worker.generation == generation,
            let reason = worker.recycle.reason(requests: seen.requests, memory: seen.memory, age: age),
            // One at a time: a pool never runs on replacements alone.
            !workers.values.contains(where: { $0.pool == worker.pool && $0.phase == .retiring })
        else { return }
        log(.info, "replacing worker: \(reason)", worker: worker.slot)
        workers[worker.slot]?.phase = .retiring
    }

    /// Once a request: the worker itself says which one it is.
    private mutating func reportSlow(
        _ worker: WorkerProcess,
        _ seen: WorkerObservation,
        _ deadlines: WorkerDeadlines,
        _ now: Duration
    ) {
        guard let slow = deadlines.slow, let start = seen.oldestStart, now - start > slow,
            worker.slowReported != start
        else { return }
        workers[worker.slot]?.slowReported = start
        let seconds = (now - start).components.seconds
        log(.warning, "a request takes long: \(seconds) s, in \(stage(seen.oldestStage))", worker: worker.slot)
        actions.append(.tell(slot: worker.slot, .reportSlow))
    }

    private func stage(_ number: UInt64) -> String {
        guard let place = Int(exactly: number), limits.stages.indices.contains(place) else { return "stage \(number)" }
        return "stage \(number) (\(limits.stages[place]))"
    }

    private mutating func abort(
        _ worker: WorkerProcess,
        _ reason: String,
        _ deadlines: WorkerDeadlines,
        _ now: Duration
    ) {
        log(.error, "worker hangs: \(reason)", worker: worker.slot)
        workers[worker.slot]?.doom = reason
        workers[worker.slot]?.phase = .aborting(until: now + deadlines.abort)
        actions.append(.kill(slot: worker.slot, .abort))
    }

    /// The policy of its pool; the standard one where a reload has dropped the pool.
    private func policy(_ worker: WorkerProcess) -> DrainPolicy {
        pools.first { $0.specification.name == worker.pool }?.specification.drain ?? DrainPolicy()
    }
}
