import Supervisor

extension PoolSpecification {
    static func make(_ name: String = "api", workers: Int = 2, recycle: RecyclePolicy = RecyclePolicy()) -> Self {
        PoolSpecification(
            name: name,
            listener: nil,
            workers: workers,
            arguments: [],
            recycle: recycle,
            deadlines: WorkerDeadlines(boot: .seconds(10), silence: .seconds(20), request: .seconds(30))
        )
    }
}

extension SupervisorState {
    static func make(_ pools: [PoolSpecification] = [.make()], check: Duration? = nil) -> Self {
        SupervisorState(pools: pools, limits: Limits(slots: 32, check: check), random: { 0 })
    }

    /// A parent whose workers serve.
    static func running(_ pools: [PoolSpecification] = [.make()], check: Duration? = nil) -> Self {
        var state = make(pools, check: check)
        _ = state.handle(.started, at: .zero)
        for slot in state.workers.keys.sorted() { _ = state.handle(.ready(slot: slot), at: .zero) }
        return state
    }
}
