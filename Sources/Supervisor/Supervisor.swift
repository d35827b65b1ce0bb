internal import CPosix
internal import Glibc

/// The prefork parent: binds, starts workers, watches, replaces, reloads, drains.
///
/// One thread, one poll loop; every decision is ``SupervisorState``'s.
package final class Supervisor {
    let configuration: SupervisorConfiguration
    let log = SupervisorLog()
    let notifier: ServiceNotifier
    var state: SupervisorState
    var listeners: [Listener] = []
    /// Names of the sockets that the service manager has bound: they are its to remove.
    var activated: Set<String>
    var processes: [Int: RunningProcess] = [:]
    var checking: Int32?
    var scoreboard: Scoreboard
    let spawner: Spawner
    let signals: Int32
    let statusListener: Listener?
    var statusClients: [StatusClient] = []
    /// The program of this process, held open under its number: the file may be replaced.
    let program: Int32
    /// The program of an adopted generation, for a reload that fails.
    let previousProgram: Int32?
    /// Why a program that takes over cannot serve as it should: the old workers serve on.
    private let setupFailure: SupervisorError?
    var exitCode: Int32?
    var lastBeat = Duration.zero
    /// What was last seen of the listeners' queues, by their addresses' names.
    var queues: [String: ListenQueue] = [:]
    /// The longest queues that the program before this one has seen.
    let handedPeaks: [String: Int]
    /// What was last seen of the workers.
    var seen: [Int: WorkerObservation] = [:]

    /// Sets all up: fresh, or from the program before this one where the environment says so.
    ///
    /// - Throws: ``SupervisorError`` where a socket cannot be bound or the hand-over does not fit.
    package init(_ configuration: SupervisorConfiguration) throws(SupervisorError) {
        self.configuration = configuration
        notifier = ServiceNotifier(socket: configuration.notifySocket)
        signals = ed_signals()
        program = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard signals >= 0, program >= 0 else {
            throw .system(call: "open", subject: "/proc/self/exe", errno: errorNumber())
        }
        let handover = try Self.takeHandover()
        activated = handover.map { Set($0.activated ?? []) } ?? []
        let given = handover == nil ? Activation.take() : [:]
        activated.formUnion(given.keys)
        scoreboard = try Scoreboard(descriptor: handover?.scoreboard, sharedBytes: configuration.sharedBytes)
        spawner = Spawner(
            inherited: configuration.inherited,
            sharedBytes: configuration.sharedBytes,
            scoreboard: scoreboard.descriptor
        )
        previousProgram = handover?.program
        handedPeaks = handover?.queuePeaks ?? [:]
        let limits = SupervisorState.Limits(
            slots: Scoreboard.slots,
            oldGenerations: configuration.oldGenerations,
            check: configuration.checkArguments.isEmpty ? nil : configuration.checkDeadline,
            emergency: configuration.emergency,
            stages: configuration.stages
        )
        state = Self.state(configuration.pools, limits, handover)
        for worker in handover?.workers ?? [] {
            processes[worker.slot] = RunningProcess(pid: worker.pid, control: worker.control)
        }
        let wanted = configuration.pools.compactMap(\.listener) + [configuration.status].compactMap(\.self)
        let found = Self.listeners(wanted, handover?.listeners ?? given, configuration.backlog, activated)
        if handover == nil, let failure = found.failure {
            for listener in found.bound { listener.remove() }
            throw failure
        }
        listeners = found.bound
        setupFailure = found.failure
        statusListener = listeners.first { $0.address == configuration.status }
    }

    /// Runs until every worker has ended.
    ///
    /// - Returns: the code to exit with: 0 after a stop, 1 where the first workers could not start.
    package func run() -> Int32 {
        reopenLog()
        if let setupFailure {
            dispatch(.replacementFailed(reason: "\(setupFailure)"))
        } else {
            dispatch(.started)
        }
        while exitCode == nil { turn() }
        for listener in listeners { listener.remove() }
        return exitCode ?? 1
    }

    /// Takes an event and all that follows from it.
    func dispatch(_ event: SupervisorEvent) {
        var waiting = [event]
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            let known = state.workers
            for action in state.handle(next, at: MonotonicClock.now) {
                if let following = apply(action, known) { waiting.append(following) }
            }
        }
    }

    private static func state(
        _ pools: [PoolSpecification],
        _ limits: SupervisorState.Limits,
        _ handover: Handover?
    ) -> SupervisorState {
        guard let handover else { return SupervisorState(pools: pools, limits: limits) }
        return SupervisorState(
            pools: pools,
            limits: limits,
            adopted: handover.workers.map { worker in
                let pool = pools.first { $0.name == worker.pool }
                return worker.process(recycle: (pool?.recycle ?? RecyclePolicy()).thrown(.random(in: 0..<1)))
            },
            previous: handover.generation,
            newest: handover.newestGeneration,
            isReloadPending: handover.isReloadPending
        )
    }
}
