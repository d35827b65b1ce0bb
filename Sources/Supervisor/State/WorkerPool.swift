/// A pool and its luck so far.
package struct WorkerPool: Sendable, Equatable {
    package let specification: PoolSpecification
    package internal(set) var backoff = RespawnBackoff()
    /// False for a pool that came with a reload that failed: it is not started again.
    var isWanted = true
    /// How many workers it shall have now.
    package internal(set) var target: Int

    package init(_ specification: PoolSpecification) {
        self.specification = specification
        target = specification.onDemand?.least ?? specification.workers
    }
}
