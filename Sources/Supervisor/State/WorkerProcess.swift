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
    /// Since when it has had nothing to do, as far as was seen.
    var idleSince: Duration
    /// Requests that it had served when it was last looked at.
    var seenRequests: UInt64 = 0
    /// Start of the request that was reported as slow.
    var slowReported: Duration?

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
        idleSince = started
    }
}
