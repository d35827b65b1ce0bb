import Supervisor
import Testing

@Suite struct PrecedenceTests {
    private static let phases: [SupervisorPhase] = [
        .starting, .running, .checking(until: .zero), .reloading, .draining, .terminating, .terminated(code: 0),
    ]

    @Test func `the table of all pairs`() {
        let yes: [SupervisorCommand: Set<String>] = [
            .reopenLogs: ["starting", "running", "reloading", "draining", "terminating"],
            .reload: ["starting", "running", "reloading"],
            .stop: ["starting", "running", "reloading", "draining"],
            .stopFast: ["starting", "running", "reloading", "draining"],
        ]
        for phase in Self.phases {
            for command in SupervisorCommand.allCases {
                #expect(phase.yields(to: command) == yes[command]?.contains(phase.name), "\(phase) \(command)")
            }
        }
    }

    @Test func `a second stop is a fast one`() {
        var state = SupervisorState.running()
        _ = state.handle(.command(.stop), at: .zero)
        #expect(state.handle(.command(.stop), at: .zero).contains(.kill(slot: 0, .terminate)))
        #expect(state.phase == .terminating)
    }
}
