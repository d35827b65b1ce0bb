extension SupervisorState {
    /// Starts a reload, or remembers it where one is under way: many requests become one.
    mutating func requestReload(_ now: Duration) {
        guard phase == .running else {
            isReloadPending = true
            return
        }
        isReloadPending = false
        log(.notice, "reloading")
        actions.append(.notify(.reloading))
        guard let check = limits.check else {
            actions.append(.replaceSelf)
            return
        }
        phase = .checking(until: now + check)
        actions.append(.startCheck)
    }

    /// The trial is over. The phase goes back to running first: where the new program takes over, this state ends.
    mutating func checked(_ failure: String?, _ now: Duration) {
        guard case .checking = phase else { return }
        phase = .running
        if let failure {
            reloadFailed(failure, now)
        } else {
            actions.append(.replaceSelf)
        }
    }

    /// The new generation serves: the old one drains.
    mutating func finishReload(_ now: Duration) {
        phase = .running
        lastReload = "generation \(generation) serves"
        log(.notice, "reloaded: generation \(generation) serves")
        for worker in ordered where worker.generation < generation { drain(worker.slot, by: .drain, now) }
        endOldestGenerations(now)
        actions.append(.closeUnusedListeners)
        actions.append(.notify(.ready(status: "serving, generation \(generation)")))
        if isReloadPending { requestReload(now) }
    }

    /// The old generation serves on, and the status says so.
    mutating func reloadFailed(_ reason: String, _ now: Duration) {
        guard !phase.isStopping else { return }
        lastReload = "failed: \(reason)"
        log(.error, "reload failed, the old workers serve on: \(reason)")
        if phase == .reloading { goBack(now) }
        phase = .running
        actions.append(.notify(.ready(status: "reload failed: \(reason)")))
        fill(now)
        if isReloadPending { requestReload(now) }
    }

    private mutating func goBack(_ now: Duration) {
        for worker in ordered where worker.generation == generation { sendTerminate(worker.slot, now) }
        generation = previousGeneration
        for index in pools.indices {
            let name = pools[index].specification.name
            pools[index].isWanted = workers.values.contains { $0.pool == name && $0.generation == generation }
        }
    }

    /// Generations pile up where reloads come faster than downloads end: the oldest must go.
    private mutating func endOldestGenerations(_ now: Duration) {
        let old = Set(workers.values.map(\.generation)).filter { $0 < generation }.sorted(by: >)
        for tooOld in old.dropFirst(limits.oldGenerations) {
            log(.warning, "generation \(tooOld) is one too many: ending it")
            for worker in ordered where worker.generation == tooOld { sendTerminate(worker.slot, now) }
        }
    }
}
