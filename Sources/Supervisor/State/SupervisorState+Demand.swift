extension SupervisorState {
    /// Whether a connection that waits at a pool's listener would bring another worker: it has room for one, none is
    /// starting, and those that serve are full.
    package func wouldGrow(_ name: String, _ seen: [Int: WorkerObservation]) -> Bool {
        guard !phase.isStopping, let pool = pools.first(where: { $0.specification.name == name }), pool.isWanted,
            pool.specification.onDemand != nil, pool.target < pool.specification.workers, lacking(pool) == 0
        else { return false }
        return workers.values.filter { $0.pool == name && $0.generation == generation }.allSatisfy { worker in
            switch worker.phase {
            case .starting: false
            case .serving, .retiring: seen[worker.slot]?.isFull ?? false
            case .draining, .aborting: true
            }
        }
    }

    /// One more worker for a pool whose own are full.
    mutating func demand(_ name: String, _ now: Duration) {
        guard !phase.isStopping, let index = pools.firstIndex(where: { $0.specification.name == name }),
            pools[index].specification.onDemand != nil, lacking(pools[index]) == 0,
            pools[index].target < pools[index].specification.workers,
            // The one that starts is what this connection waits for.
            !workers.values.contains(where: { $0.pool == name && $0.generation == generation && $0.phase.isStarting })
        else { return }
        pools[index].target += 1
        log(.info, "pool \(name) is full: worker \(pools[index].target) of \(pools[index].specification.workers)")
        fill(now)
    }

    /// Lets a worker go that has had nothing to do for a while, where the pool has more than it must have.
    mutating func shrink(_ slot: Int, _ seen: WorkerObservation, pool index: Int, _ now: Duration) {
        guard let worker = workers[slot], worker.generation == generation,
            let onDemand = pools[index].specification.onDemand
        else { return }
        let isIdle = seen.busy == 0 && seen.streams == 0 && seen.requests == worker.seenRequests
        guard isIdle else {
            workers[slot]?.idleSince = now
            workers[slot]?.seenRequests = seen.requests
            return
        }
        guard phase == .running, worker.phase == .serving, now - worker.idleSince >= onDemand.idle,
            active(pools[index]) > onDemand.least, lacking(pools[index]) == 0
        else { return }
        pools[index].target -= 1
        log(.info, "worker has been idle: pool \(worker.pool) has \(pools[index].target)", worker: slot)
        drain(slot, by: .drain, now)
    }
}
