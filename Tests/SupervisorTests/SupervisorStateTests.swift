import Supervisor
import Testing

@Suite struct SupervisorStateTests {
    @Test func `a start spawns every worker and is ready with the last`() {
        var state = SupervisorState.make()
        let actions = state.handle(.started, at: .zero)
        #expect(actions == [.spawn(slot: 0, pool: "api", generation: 1), .spawn(slot: 1, pool: "api", generation: 1)])
        _ = state.handle(.ready(slot: 0), at: .zero)
        #expect(state.phase == .starting)
        let last = state.handle(.ready(slot: 1), at: .zero)
        #expect(state.phase == .running)
        #expect(last.contains(.notify(.ready(status: "serving"))))
    }

    @Test func `a first worker that cannot start ends the service with code 1`() {
        var state = SupervisorState.make()
        _ = state.handle(.started, at: .zero)
        _ = state.handle(.refused(slot: 0, reason: "no database"), at: .zero)
        let actions = state.handle(.ended(slot: 0, .exited(code: 4)), at: .zero)
        #expect(actions.contains(.kill(slot: 1, .terminate)))
        #expect("\(actions)".contains("no database"))
        #expect(state.handle(.ended(slot: 1, .signalled(15)), at: .zero).contains(.exit(code: 1)))
    }

    @Test func `a stop takes the sockets' names away before any worker may find its queue empty`() throws {
        var state = SupervisorState.running()
        let actions = state.handle(.command(.stop), at: .zero)
        let hidden = try #require(actions.firstIndex(of: .hideListeners))
        let told = try #require(actions.firstIndex(of: .tell(slot: 0, .finish)))
        #expect(hidden < told)
    }

    @Test func `a dead worker is replaced after the back-off, not before`() {
        var state = SupervisorState.running()
        let died = state.handle(.ended(slot: 0, .signalled(9)), at: .seconds(1))
        #expect(!died.contains(.spawn(slot: 0, pool: "api", generation: 1)))
        #expect(state.nextDeadline() == .milliseconds(1_100))
        let due = state.handle(.tick([:]), at: .milliseconds(1_100))
        #expect(due.contains(.spawn(slot: 0, pool: "api", generation: 1)))
    }

    @Test func `a crash storm degrades the pool and never loops`() {
        var state = SupervisorState.running([.make(workers: 1)])
        var spawns = 0
        for tick in 0..<600 {
            let now = Duration.milliseconds(100 * tick)
            if state.workers[0] != nil { _ = state.handle(.ended(slot: 0, .exited(code: 1)), at: now) }
            spawns += state.handle(.tick([:]), at: now).count { $0 == .spawn(slot: 0, pool: "api", generation: 1) }
        }
        #expect(spawns > 3)
        #expect(spawns < 30, "in a minute")
        #expect(state.degradedPools == ["api"])
    }

    @Test func `a full pool waits for nothing, however recently a worker died`() {
        var state = SupervisorState.running()
        _ = state.handle(.ended(slot: 0, .signalled(9)), at: .seconds(1))
        #expect(state.nextDeadline() == .seconds(1) + .milliseconds(100))
        _ = state.handle(.tick([:]), at: .seconds(2))
        _ = state.handle(.ready(slot: 0), at: .seconds(2))
        #expect(state.nextDeadline() == nil)
    }

    @Test func `a recycled worker drains only when its replacement is ready`() {
        var state = SupervisorState.running([.make(recycle: RecyclePolicy(requests: 100, jitter: 0))])
        let full = [0: WorkerObservation(requests: 100), 1: WorkerObservation(requests: 100)]
        let actions = state.handle(.tick(full), at: .seconds(1))
        #expect(actions.contains(.spawn(slot: 2, pool: "api", generation: 1)))
        #expect(!actions.contains(.tell(slot: 0, .drain)))
        #expect(state.workers[1]?.phase == .serving, "one at a time")
        #expect(state.handle(.ready(slot: 2), at: .seconds(2)).contains(.tell(slot: 0, .drain)))
    }

    @Test func `drain, then SIGTERM, then SIGKILL`() {
        var state = SupervisorState.running([.make(workers: 1)])
        #expect(state.handle(.command(.stop), at: .zero).contains(.tell(slot: 0, .finish)))
        #expect(!state.handle(.tick([:]), at: .seconds(29)).contains(.kill(slot: 0, .terminate)))
        #expect(state.handle(.tick([:]), at: .seconds(30)).contains(.kill(slot: 0, .terminate)))
        #expect(state.handle(.tick([:]), at: .seconds(35)).contains(.kill(slot: 0, .kill)))
        #expect(state.handle(.ended(slot: 0, .signalled(9)), at: .seconds(35)).contains(.exit(code: 0)))
    }

    @Test(arguments: [
        (WorkerObservation(lastBeat: .zero), Duration.seconds(21), "no sign of life"),
        (WorkerObservation(oldestStart: .zero, oldestStage: 3), .seconds(31), "hangs in stage 3"),
    ])
    func `what hangs is aborted, then killed`(_ seen: WorkerObservation, _ now: Duration, _ text: String) {
        var state = SupervisorState.running([.make(workers: 1)])
        let actions = state.handle(.tick([0: seen]), at: now)
        #expect(actions.contains(.kill(slot: 0, .abort)))
        #expect("\(actions)".contains(text))
        #expect(state.handle(.tick([:]), at: now + .seconds(3)).contains(.kill(slot: 0, .kill)))
    }

    @Test func `a slow boot is ended with its own reason`() {
        var state = SupervisorState.make([.make(workers: 1)])
        _ = state.handle(.started, at: .zero)
        let actions = state.handle(.tick([:]), at: .seconds(10))
        #expect(actions.contains(.kill(slot: 0, .kill)))
        #expect("\(actions)".contains("not ready in time"))
    }

    @Test func `any sequence of events and time ends with no worker`() {
        for seed in 0..<300 {
            var source = SplitMix(state: UInt64(seed))
            var state = SupervisorState.running([.make(), .make("media", workers: 3)], check: .seconds(5))
            var now = Duration.zero
            for _ in 0..<60 {
                now += .milliseconds(Int.random(in: 0..<4_000, using: &source))
                _ = state.handle(SupervisorEvent.random(&source), at: now)
            }
            _ = state.handle(.command(.stopFast), at: now)
            for slot in 0..<32 where state.workers[slot] != nil {
                _ = state.handle(.ended(slot: slot, .signalled(9)), at: now)
            }
            #expect(state.workers.isEmpty)
            #expect(state.phase == .terminated(code: 0), "seed \(seed)")
        }
    }
}

/// A small generator, so that a failing seed can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

extension SupervisorEvent {
    /// Anything but an order to stop.
    static func random(_ source: inout SplitMix) -> SupervisorEvent {
        let slot = Int.random(in: 0..<8, using: &source)
        return switch Int.random(in: 0..<7, using: &source) {
        case 0: .command(.reload)
        case 1: .command(.reopenLogs)
        case 2: .ended(slot: slot, .exited(code: 1))
        case 3: .checked(failure: Bool.random(using: &source) ? "no" : nil)
        case 4: .replacementFailed(reason: "exec")
        case 5: .tick([slot: WorkerObservation(lastBeat: .zero)])
        default: .ready(slot: slot)
        }
    }
}
