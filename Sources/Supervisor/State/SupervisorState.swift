/// The parent's decisions: an event goes in, actions come out. Knows neither processes nor clocks.
package struct SupervisorState: Sendable {
    package internal(set) var phase = SupervisorPhase.starting
    package internal(set) var pools: [WorkerPool]
    /// Every worker that lives, by its place on the scoreboard.
    package internal(set) var workers: [Int: WorkerProcess] = [:]
    /// The generation that shall serve.
    package internal(set) var generation: Int
    /// The highest number given to a generation, even to one that failed.
    package internal(set) var newestGeneration: Int
    /// What became of the last reload, for the status page.
    package internal(set) var lastReload: String?
    /// A reload asked for while another was under way.
    package internal(set) var isReloadPending = false
    /// The generation to go back to where a reload fails.
    var previousGeneration = 0
    var exitCode: Int32 = 0
    /// When workers died that should not have, within the time of an emergency.
    var recentDeaths: [Duration] = []
    var actions: [SupervisorAction] = []
    let limits: Limits
    /// A number from 0 up to 1.
    let random: @Sendable () -> Double

    /// The parent's own numbers.
    package struct Limits: Sendable {
        package var slots: Int
        package var oldGenerations: Int
        package var check: Duration?
        package var emergency: EmergencyStop?
        package var stages: [String]

        /// - Parameters:
        ///   - check: how long the trial of a new program may take; nil where there is none.
        ///   - stages: what the stages of a request are called.
        package init(
            slots: Int = 256,
            oldGenerations: Int = 2,
            check: Duration? = nil,
            emergency: EmergencyStop? = nil,
            stages: [String] = []
        ) {
            self.slots = slots
            self.oldGenerations = oldGenerations
            self.check = check
            self.emergency = emergency
            self.stages = stages
        }
    }

    /// A parent that starts from nothing.
    package init(
        pools: [PoolSpecification],
        limits: Limits,
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.pools = pools.map(WorkerPool.init)
        self.limits = limits
        self.random = random
        generation = 1
        newestGeneration = 1
    }

    /// A parent that takes over from the program before it: the adopted workers serve until the new ones are ready.
    ///
    /// - Parameters:
    ///   - adopted: workers that live.
    ///   - previous: the generation that serves.
    ///   - newest: the highest number used so far.
    package init(
        pools: [PoolSpecification],
        limits: Limits,
        adopted: [WorkerProcess],
        previous: Int,
        newest: Int,
        isReloadPending: Bool = false,
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.init(pools: pools, limits: limits, random: random)
        for worker in adopted { workers[worker.slot] = worker }
        // Where workers come with the load, the new ones must carry what the old ones carry.
        for index in self.pools.indices where self.pools[index].specification.onDemand != nil {
            let serving = adopted.count {
                $0.pool == self.pools[index].specification.name && $0.generation == previous && $0.phase == .serving
            }
            let most = self.pools[index].specification.workers
            self.pools[index].target = min(most, max(self.pools[index].target, serving))
        }
        phase = .reloading
        previousGeneration = previous
        generation = newest + 1
        newestGeneration = newest + 1
        self.isReloadPending = isReloadPending
    }

    /// Takes one event.
    ///
    /// - Parameter now: on the monotonic clock.
    /// - Returns: what is to be done, in order.
    package mutating func handle(_ event: SupervisorEvent, at now: Duration) -> [SupervisorAction] {
        actions = []
        switch event {
        case .started:
            fill(now)
            // A pool on demand may want no worker at all.
            concludeIfComplete(now)
        case .demand(let pool): demand(pool, now)
        case .command(let command): obey(command, now)
        case .ready(let slot): becameReady(slot, now)
        case .refused(let slot, let reason): workers[slot]?.doom = reason
        case .ended(let slot, let status): ended(slot, status, now)
        case .checked(let failure): checked(failure, now)
        case .replacementFailed(let reason): reloadFailed(reason, now)
        case .tick(let observations): tick(observations, now)
        }
        endIfEmpty()
        return actions
    }

    /// Workers in the order of their places.
    package var ordered: [WorkerProcess] { workers.values.sorted { $0.slot < $1.slot } }

    /// Pools whose workers keep dying.
    package var degradedPools: [String] {
        pools.filter { $0.isWanted && $0.backoff.isDegraded }.map(\.specification.name)
    }

    mutating func log(_ level: LogLevel, _ message: String, worker: Int? = nil) {
        actions.append(.log(level, message, worker: worker))
    }

    private mutating func endIfEmpty() {
        guard workers.isEmpty, phase == .draining || phase == .terminating else { return }
        phase = .terminated(code: exitCode)
        log(.notice, "every worker has ended")
        actions.append(.exit(code: exitCode))
    }
}
