/// One worker, as the parent sees it.
package struct WorkerProcess: Sendable, Equatable {
    package let slot: Int
    package let pool: String
    /// Counts reloads; which program and settings it was started with.
    package let generation: Int
    package let started: Duration
    package internal(set) var phase: WorkerPhase
    /// Its own limits, with jitter.
    let recycle: RecyclePolicy
    /// Why the parent ended it, or what it said itself.
    var doom: String?

    package init(
        slot: Int,
        pool: String,
        generation: Int,
        started: Duration,
        phase: WorkerPhase,
        recycle: RecyclePolicy = RecyclePolicy()
    ) {
        self.slot = slot
        self.pool = pool
        self.generation = generation
        self.started = started
        self.phase = phase
        self.recycle = recycle
    }
}
