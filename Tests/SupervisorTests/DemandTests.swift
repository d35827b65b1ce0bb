import Supervisor
import Testing

@Suite struct DemandTests {
    private static func pool(least: Int, most: Int = 3) -> PoolSpecification {
        PoolSpecification(
            name: "api",
            listener: nil,
            workers: most,
            onDemand: OnDemand(least: least, idle: .seconds(30)),
            arguments: []
        )
    }

    private static let full = WorkerObservation(busy: 4, threads: 4)
    private static let half = WorkerObservation(busy: 2, threads: 4)
    private static let idle = WorkerObservation(threads: 4)

    private func spawns(_ actions: [SupervisorAction]) -> Int {
        actions.count { if case .spawn = $0 { true } else { false } }
    }

    @Test func `a pool that wants no worker serves at once, and the first connection brings one`() {
        var state = SupervisorState.make([Self.pool(least: 0)])
        let started = state.handle(.started, at: .zero)
        #expect(state.phase == .running && spawns(started) == 0)
        #expect(started.contains(.notify(.ready(status: "serving"))))
        #expect(state.wouldGrow("api", [:]))
        #expect(spawns(state.handle(.demand(pool: "api"), at: .seconds(1))) == 1)
        #expect(!state.wouldGrow("api", [:]), "one is starting")
        #expect(spawns(state.handle(.demand(pool: "api"), at: .seconds(1))) == 0, "the one that starts is enough")
    }

    @Test func `it grows only while every worker is full, and only to its most`() {
        var state = SupervisorState.running([Self.pool(least: 1)])
        #expect(state.workers.count == 1)
        #expect(!state.wouldGrow("api", [0: Self.half]) && !state.wouldGrow("api", [0: Self.idle]))
        for number in 1..<3 {
            let seen = Dictionary(uniqueKeysWithValues: (0..<number).map { ($0, Self.full) })
            #expect(state.wouldGrow("api", seen))
            #expect(spawns(state.handle(.demand(pool: "api"), at: .seconds(number))) == 1)
            _ = state.handle(.ready(slot: number), at: .seconds(number))
        }
        #expect(!state.wouldGrow("api", [0: Self.full, 1: Self.full, 2: Self.full]))
        #expect(spawns(state.handle(.demand(pool: "api"), at: .seconds(9))) == 0)
    }

    @Test func `a pool of fixed size never grows`() {
        var state = SupervisorState.running()
        #expect(!state.wouldGrow("api", [0: Self.full, 1: Self.full]))
        #expect(spawns(state.handle(.demand(pool: "api"), at: .seconds(1))) == 0)
        #expect(!state.wouldGrow("unknown", [:]))
    }

    @Test func `workers that have nothing to do go one after the other, down to the least`() {
        var state = SupervisorState.running([Self.pool(least: 1)])
        for slot in 1...2 {
            _ = state.handle(.demand(pool: "api"), at: .zero)
            _ = state.handle(.ready(slot: slot), at: .zero)
        }
        let seen = [0: Self.idle, 1: Self.idle, 2: Self.idle]
        #expect(state.handle(.tick(seen), at: .seconds(29)).isEmpty)
        let first = state.handle(.tick(seen), at: .seconds(30))
        #expect(first.count { if case .tell(_, .drain) = $0 { true } else { false } } == 2)
        #expect(state.ordered.count { $0.phase == .serving } == 1)
        for slot in state.workers.keys.sorted() where state.workers[slot]?.phase != .serving {
            #expect(spawns(state.handle(.ended(slot: slot, .exited(code: 0)), at: .seconds(31))) == 0)
        }
        _ = state.handle(.tick(seen), at: .seconds(300))
        #expect(state.workers.count == 1)
    }

    @Test(arguments: [
        WorkerObservation(busy: 1, threads: 4), WorkerObservation(threads: 4, streams: 1),
        WorkerObservation(requests: 5, threads: 4),
    ])
    func `a worker that did something since is not idle`(_ seen: WorkerObservation) {
        var state = SupervisorState.running([Self.pool(least: 0)])
        _ = state.handle(.demand(pool: "api"), at: .zero)
        _ = state.handle(.ready(slot: 0), at: .zero)
        _ = state.handle(.tick([0: seen]), at: .seconds(29))
        #expect(state.handle(.tick([0: WorkerObservation(requests: seen.requests)]), at: .seconds(31)).isEmpty)
        let later = state.handle(.tick([0: WorkerObservation(requests: seen.requests)]), at: .seconds(60))
        #expect(later.contains(.tell(slot: 0, .drain)))
    }

    @Test func `a worker that died comes back, whatever the load`() {
        var state = SupervisorState.running([Self.pool(least: 1)])
        _ = state.handle(.ended(slot: 0, .signalled(9)), at: .seconds(1))
        #expect(spawns(state.handle(.tick([:]), at: .seconds(2))) == 1)
    }

    @Test func `after a reload as many workers start as served before`() {
        let old = (0..<2).map {
            WorkerProcess(slot: $0, pool: "api", generation: 1, started: .zero, phase: .serving)
        }
        var state = SupervisorState(
            pools: [Self.pool(least: 0)],
            limits: .init(slots: 32),
            adopted: old,
            previous: 1,
            newest: 1,
            random: { 0 }
        )
        #expect(spawns(state.handle(.started, at: .zero)) == 2)
        #expect(state.phase == .reloading)
        _ = state.handle(.ready(slot: 2), at: .zero)
        #expect(state.handle(.ready(slot: 3), at: .zero).contains(.tell(slot: 0, .drain)))
    }

    @Test func `a reload without any worker is through at once`() {
        var state = SupervisorState(
            pools: [Self.pool(least: 0)],
            limits: .init(slots: 32),
            adopted: [],
            previous: 1,
            newest: 1
        )
        let actions = state.handle(.started, at: .zero)
        #expect(state.phase == .running && actions.contains(.closeUnusedListeners))
    }

    @Test func `a service that stops starts nobody`() {
        var state = SupervisorState.running([Self.pool(least: 1)])
        _ = state.handle(.command(.stop), at: .zero)
        #expect(!state.wouldGrow("api", [0: Self.full]))
        #expect(spawns(state.handle(.demand(pool: "api"), at: .zero)) == 0)
    }
}
