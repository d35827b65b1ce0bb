extension SupervisorState {
    /// EX_SOFTWARE of sysexits.h: not to be mistaken for a start that failed.
    package static let emergencyCode: Int32 = 70

    /// Starts what each pool lacks, as far as its back-off lets it.
    mutating func fill(_ now: Duration) {
        guard !phase.isStopping else { return }
        for index in pools.indices where pools[index].isWanted {
            let missing = lacking(pools[index])
            guard missing > 0, pools[index].backoff.notBefore <= now else { continue }
            for _ in 0..<missing { spawn(pools[index].specification, now) }
        }
    }

    func lacking(_ pool: WorkerPool) -> Int { pool.target - active(pool) }

    /// Workers of the current generation that start or serve.
    func active(_ pool: WorkerPool) -> Int {
        workers.values.count {
            $0.pool == pool.specification.name && $0.generation == generation && $0.phase.isActive
        }
    }

    private mutating func spawn(_ pool: PoolSpecification, _ now: Duration) {
        guard let slot = (0..<limits.slots).first(where: { workers[$0] == nil }) else {
            log(.error, "no place is left on the scoreboard for a worker of \(pool.name)")
            return
        }
        workers[slot] = WorkerProcess(
            slot: slot,
            pool: pool.name,
            generation: generation,
            started: now,
            phase: .starting(until: now + pool.deadlines.boot),
            recycle: pool.recycle.thrown(random())
        )
        actions.append(.spawn(slot: slot, pool: pool.name, generation: generation))
    }

    /// A worker serves: whom it replaces may go, and the last one ends a start or a reload.
    mutating func becameReady(_ slot: Int, _ now: Duration) {
        guard let worker = workers[slot], case .starting = worker.phase, worker.doom == nil else { return }
        workers[slot]?.phase = .serving
        workers[slot]?.idleSince = now
        log(.info, "worker is ready", worker: slot)
        let retiring = ordered.first { $0.pool == worker.pool && $0.phase == .retiring }
        if let retiring, worker.generation == generation { drain(retiring.slot, by: .drain, now) }
        concludeIfComplete(now)
    }

    /// Ends a start or a reload where every wanted worker serves.
    mutating func concludeIfComplete(_ now: Duration) {
        guard isComplete else { return }
        switch phase {
        case .starting: finishStart(now)
        case .reloading: finishReload(now)
        case .running, .checking, .draining, .terminating, .terminated: break
        }
    }

    private mutating func finishStart(_ now: Duration) {
        phase = .running
        log(.notice, "serving with \(workers.count) workers")
        actions.append(.notify(.ready(status: "serving")))
        if isReloadPending { requestReload(now) }
    }

    /// Every wanted worker of the current generation serves.
    private var isComplete: Bool {
        pools.filter(\.isWanted).allSatisfy { pool in
            let serving = workers.values.filter {
                $0.pool == pool.specification.name && $0.generation == generation && $0.phase == .serving
            }
            return serving.count >= pool.target
        }
    }

    /// A worker is gone: expected, or a death that costs its pool a wait.
    mutating func ended(_ slot: Int, _ status: ExitStatus, _ now: Duration) {
        guard let worker = workers.removeValue(forKey: slot) else { return }
        let cause = worker.doom.map { "\($0) (\(status))" } ?? "\(status)"
        switch worker.phase {
        case .draining:
            log(.info, "worker has ended: \(cause)", worker: slot)
        case .starting:
            log(.warning, "worker did not start: \(cause)", worker: slot)
            failedToStart(worker, cause, now)
        case .serving, .retiring, .aborting:
            log(.warning, "worker has died: \(cause)", worker: slot)
            count(death: worker, now)
        }
        fill(now)
    }

    private mutating func failedToStart(_ worker: WorkerProcess, _ cause: String, _ now: Duration) {
        switch phase {
        case .starting:
            log(.error, "a first worker of \(worker.pool) could not start: \(cause)")
            terminate(now, code: 1)
        case .reloading where worker.generation == generation:
            reloadFailed("a new worker of \(worker.pool) could not start: \(cause)", now)
        case .running, .checking, .reloading, .draining, .terminating, .terminated:
            count(death: worker, now)
        }
    }

    private mutating func count(death worker: WorkerProcess, _ now: Duration) {
        guard worker.generation == generation,
            let index = pools.firstIndex(where: { $0.specification.name == worker.pool })
        else { return }
        countForEmergency(worker, now)
        let wasDegraded = pools[index].backoff.isDegraded
        pools[index].backoff.died(lived: now - worker.started, now: now, random: random())
        if pools[index].backoff.isDegraded, !wasDegraded {
            log(.error, "workers of \(worker.pool) keep dying: degraded")
            actions.append(.notify(.status("degraded: workers of \(worker.pool) keep dying")))
        }
    }

    /// So many deaths in so short a time are no bad luck.
    private mutating func countForEmergency(_ worker: WorkerProcess, _ now: Duration) {
        guard let emergency = limits.emergency, !phase.isStopping else { return }
        recentDeaths.append(now)
        recentDeaths.removeAll { now - $0 > emergency.within }
        guard recentDeaths.count >= emergency.deaths else { return }
        log(
            .error,
            "emergency stop: \(recentDeaths.count) workers have died within \(emergency.within.components.seconds) s, "
                + "the last one of \(worker.pool)"
        )
        terminate(now, code: Self.emergencyCode)
    }
}
