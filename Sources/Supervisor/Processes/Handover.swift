internal import FoundationEssentials

/// What one program leaves to the next across an exec, in a variable of the environment.
struct Handover: Codable, Equatable {
    static let variable = "SUPERVISOR_HANDOVER"

    var generation: Int
    var newestGeneration: Int
    var isReloadPending: Bool
    var scoreboard: Int32
    /// Descriptors by the bound socket's name.
    var listeners: [String: Int32]
    var workers: [Worker]
    /// The program that the adopted workers run, held open: a failed reload starts them from it.
    var program: Int32
    /// Names of listeners that the service manager has bound; nil from a version that knew of none.
    var activated: [String]?
    /// The longest queues that were seen, by their listeners' addresses; nil from a version that did not look.
    var queuePeaks: [String: Int]?

    struct Worker: Codable, Equatable {
        var pid: Int32
        var control: Int32
        var slot: Int
        var pool: String
        var generation: Int
        /// Microseconds on the monotonic clock.
        var started: UInt64
        /// The step of its drain, nil where it serves.
        var step: String?
        var until: UInt64?
    }

    func encoded() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    init(decoding text: String) throws { self = try JSONDecoder().decode(Handover.self, from: Data(text.utf8)) }

    init(
        generation: Int,
        newestGeneration: Int,
        isReloadPending: Bool,
        scoreboard: Int32,
        listeners: [String: Int32],
        workers: [Worker],
        program: Int32,
        activated: [String] = [],
        queuePeaks: [String: Int] = [:]
    ) {
        self.generation = generation
        self.newestGeneration = newestGeneration
        self.isReloadPending = isReloadPending
        self.scoreboard = scoreboard
        self.listeners = listeners
        self.workers = workers
        self.program = program
        self.activated = activated
        self.queuePeaks = queuePeaks
    }

    var descriptors: [Int32] {
        [scoreboard, program] + listeners.values + workers.map(\.control).filter { $0 >= 0 }
    }
}

extension Handover.Worker {
    init(_ worker: WorkerProcess, _ process: RunningProcess) {
        self.init(
            pid: process.pid,
            control: process.control,
            slot: worker.slot,
            pool: worker.pool,
            generation: worker.generation,
            started: worker.started.microseconds
        )
        switch worker.phase {
        case .draining(let drained, let deadline):
            step = drained.rawValue
            until = deadline.microseconds
        case .aborting(let deadline):
            step = WorkerPhase.DrainStep.killed.rawValue
            until = deadline.microseconds
        case .starting, .serving, .retiring: break
        }
    }

    /// A worker that was starting or retiring counts as serving: it drains like the others.
    func process(recycle: RecyclePolicy) -> WorkerProcess {
        let drained = step.flatMap(WorkerPhase.DrainStep.init(rawValue:))
        return WorkerProcess(
            slot: slot,
            pool: pool,
            generation: generation,
            started: Duration(microseconds: started),
            phase: drained.map { .draining($0, until: Duration(microseconds: until ?? 0)) } ?? .serving,
            recycle: recycle
        )
    }
}
