import Supervisor
import Testing

@Suite struct SlowRequestTests {
    private func state(_ slow: Duration? = .seconds(5)) -> SupervisorState {
        var pool = PoolSpecification.make(workers: 1)
        pool.deadlines.slow = slow
        let stages = ["who asks", "asking the platform"]
        var state = SupervisorState(pools: [pool], limits: .init(slots: 8, stages: stages), random: { 0 })
        _ = state.handle(.started, at: .zero)
        _ = state.handle(.ready(slot: 0), at: .zero)
        return state
    }

    private func seen(since start: Duration, stage: UInt64 = 1) -> [Int: WorkerObservation] {
        [0: WorkerObservation(oldestStart: start, oldestStage: stage)]
    }

    @Test func `a request that takes long is reported once, with what it is doing`() {
        var state = state()
        #expect(state.handle(.tick(seen(since: .seconds(10))), at: .seconds(15)).isEmpty)
        let actions = state.handle(.tick(seen(since: .seconds(10))), at: .seconds(16))
        #expect(actions.contains(.tell(slot: 0, .reportSlow)))
        #expect("\(actions)".contains("6 s, in stage 1 (asking the platform)"))
        #expect(state.handle(.tick(seen(since: .seconds(10))), at: .seconds(17)).isEmpty)
        let next = state.handle(.tick(seen(since: .seconds(12), stage: 9)), at: .seconds(18))
        #expect("\(next)".contains("in stage 9\""), "a number without a name")
    }

    @Test func `the worker serves on, and nothing is reported where it is switched off`() {
        var state = state()
        _ = state.handle(.tick(seen(since: .zero)), at: .seconds(20))
        #expect(state.workers[0]?.phase == .serving)
        var off = self.state(nil)
        #expect(off.handle(.tick(seen(since: .zero)), at: .seconds(29)).isEmpty)
    }
}

@Suite struct EmergencyTests {
    private func state(_ emergency: EmergencyStop?) -> SupervisorState {
        let limits = SupervisorState.Limits(slots: 8, emergency: emergency)
        var state = SupervisorState(pools: [.make(workers: 2)], limits: limits, random: { 0 })
        _ = state.handle(.started, at: .zero)
        for slot in 0..<2 { _ = state.handle(.ready(slot: slot), at: .zero) }
        return state
    }

    /// Workers die at these seconds, each as soon as it serves.
    private func die(_ state: inout SupervisorState, at seconds: [Int]) -> [SupervisorAction] {
        seconds.flatMap { second in
            let now = Duration.seconds(second)
            _ = state.handle(.tick([:]), at: now)
            for slot in state.workers.keys.sorted() { _ = state.handle(.ready(slot: slot), at: now) }
            guard let slot = state.workers.keys.min() else { return [SupervisorAction]() }
            return state.handle(.ended(slot: slot, .signalled(11)), at: now)
        }
    }

    @Test func `so many deaths in so short a time stop the service, with a code of its own`() {
        var state = state(EmergencyStop(deaths: 3, within: .seconds(60)))
        let actions = die(&state, at: [10, 20, 30])
        #expect("\(actions)".contains("emergency stop: 3 workers have died within 60 s"))
        #expect(state.phase == .terminating)
        let slot = state.workers.keys.min() ?? -1
        #expect(state.handle(.ended(slot: slot, .signalled(15)), at: .seconds(31)).contains(.exit(code: 70)))
    }

    @Test func `as many in a longer time, and any number without the setting, do not`() {
        var slow = state(EmergencyStop(deaths: 3, within: .seconds(60)))
        _ = die(&slow, at: [10, 50, 90, 130, 170])
        #expect(slow.phase == .running)
        var without = state(nil)
        _ = die(&without, at: Array(10..<60))
        #expect(without.phase == .running)
    }

    @Test func `workers that were told to go do not count`() {
        var state = state(EmergencyStop(deaths: 1, within: .seconds(60)))
        _ = state.handle(.command(.stop), at: .seconds(1))
        _ = state.handle(.ended(slot: 0, .signalled(9)), at: .seconds(2))
        #expect(state.phase == .draining)
    }
}
