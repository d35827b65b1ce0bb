/// One pool of equal workers.
package struct PoolSpecification: Sendable, Equatable {
    /// Its name in status and logs; unique.
    package var name: String
    /// What its workers get as descriptor 0; nil gives them /dev/null.
    package var listener: ListenerAddress?
    /// How many workers serve at a time, at least 1.
    package var workers: Int
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
        arguments: [String],
        environment: [String: String] = [:],
        recycle: RecyclePolicy = RecyclePolicy(),
        deadlines: WorkerDeadlines = WorkerDeadlines(),
        drain: DrainPolicy = DrainPolicy()
    ) {
        precondition(workers > 0, "a pool has at least one worker")
        self.name = name
        self.listener = listener
        self.workers = workers
        self.arguments = arguments
        self.environment = environment
        self.recycle = recycle
        self.deadlines = deadlines
        self.drain = drain
    }
}
