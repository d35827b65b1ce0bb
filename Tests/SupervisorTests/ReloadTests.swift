import Supervisor
import Testing

@Suite struct ReloadTests {
    private static func adopting(pending: Bool = false) -> SupervisorState {
        let old = (0..<2).map {
            WorkerProcess(slot: $0, pool: "api", generation: 1, started: .zero, phase: .serving)
        }
        return SupervisorState(
            pools: [.make()],
            limits: .init(slots: 32),
            adopted: old,
            previous: 1,
            newest: 1,
            isReloadPending: pending,
            random: { 0 }
        )
    }

    @Test func `a reload tries the new program first, then hands over`() {
        var state = SupervisorState.running(check: .seconds(5))
        #expect(state.handle(.command(.reload), at: .zero).contains(.startCheck))
        #expect(state.handle(.checked(failure: nil), at: .zero) == [.replaceSelf])
    }

    @Test func `a failed trial keeps everything and says so`() {
        var state = SupervisorState.running(check: .seconds(5))
        _ = state.handle(.command(.reload), at: .zero)
        let actions = state.handle(.checked(failure: "exit code 1"), at: .zero)
        #expect(actions.contains(.notify(.ready(status: "reload failed: exit code 1"))))
        #expect(state.phase == .running)
        #expect(state.lastReload == "failed: exit code 1")
    }

    @Test func `a trial that hangs is stopped`() {
        var state = SupervisorState.running(check: .seconds(5))
        _ = state.handle(.command(.reload), at: .zero)
        #expect(state.handle(.tick([:]), at: .seconds(5)).first == .stopCheck)
        #expect(state.phase == .running)
    }

    @Test func `old workers drain when every new one is ready, not before`() {
        var state = Self.adopting()
        #expect(
            state.handle(.started, at: .zero) == [
                .spawn(slot: 2, pool: "api", generation: 2), .spawn(slot: 3, pool: "api", generation: 2),
            ]
        )
        #expect(!state.handle(.ready(slot: 2), at: .zero).contains(.tell(slot: 0, .drain)))
        let done = state.handle(.ready(slot: 3), at: .zero)
        #expect(done.contains(.tell(slot: 0, .drain)))
        #expect(done.contains(.tell(slot: 1, .drain)))
        #expect(done.contains(.closeUnusedListeners))
        #expect(state.phase == .running)
    }

    @Test func `a new worker that cannot start leaves the old generation serving`() {
        var state = Self.adopting()
        _ = state.handle(.started, at: .zero)
        let actions = state.handle(.ended(slot: 2, .signalled(6)), at: .zero)
        #expect(actions.contains(.kill(slot: 3, .terminate)))
        #expect(!actions.contains(.tell(slot: 0, .drain)))
        #expect(state.generation == 1)
        #expect(state.phase == .running)
        _ = state.handle(.ended(slot: 3, .signalled(15)), at: .zero)
        #expect(state.workers.count == 2)
    }

    @Test func `many reloads while one is under way become one`() {
        var state = Self.adopting()
        _ = state.handle(.started, at: .zero)
        for _ in 0..<25 { #expect(!state.handle(.command(.reload), at: .zero).contains(.replaceSelf)) }
        _ = state.handle(.ready(slot: 2), at: .zero)
        #expect(state.handle(.ready(slot: 3), at: .zero).count { $0 == .replaceSelf } == 1)
    }

    @Test func `stopping wins over a reload`() {
        var state = Self.adopting(pending: true)
        _ = state.handle(.started, at: .zero)
        _ = state.handle(.command(.stop), at: .zero)
        #expect(!state.isReloadPending)
        #expect(state.phase == .draining)
    }
}
