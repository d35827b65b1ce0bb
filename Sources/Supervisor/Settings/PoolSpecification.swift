/// One pool of equal workers.
package struct PoolSpecification: Sendable, Equatable {
    /// Its name in status and logs; unique.
    package var name: String
    /// What its workers get as descriptor 0; nil gives them /dev/null.
    package var listener: ListenerAddress?
    /// How many workers serve at a time, at least 1; the most of them where the pool is on demand.
    package var workers: Int
    /// Whether workers come and go with the load; nil keeps all of them all the time.
    package var onDemand: OnDemand?
    /// Arguments after the program's name.
    package var arguments: [String]
    /// Variables beyond the allow-list of ``SupervisorConfiguration/inherited``.
    package var environment: [String: String]
    package var recycle: RecyclePolicy
    package var deadlines: WorkerDeadlines
    package var drain: DrainPolicy

    package init(
        name: String,
        listener: ListenerAddress?,
        workers: Int,
        onDemand: OnDemand? = nil,
        arguments: [String],
        environment: [String: String] = [:],
        recycle: RecyclePolicy = RecyclePolicy(),
        deadlines: WorkerDeadlines = WorkerDeadlines(),
        drain: DrainPolicy = DrainPolicy()
    ) {
        precondition(workers > 0, "a pool has at least one worker")
        precondition((0...workers).contains(onDemand?.least ?? 0), "no more than the pool's workers")
        self.name = name
        self.listener = listener
        self.workers = workers
        self.onDemand = onDemand
        self.arguments = arguments
        self.environment = environment
        self.recycle = recycle
        self.deadlines = deadlines
        self.drain = drain
    }
}
