/// What the whole service is doing. The later the case, the higher its rank: a phase never goes down the list,
/// except from a reload back to running.
package enum SupervisorPhase: Sendable, Equatable {
    /// The first workers are coming up.
    case starting
    case running
    /// The new program is on trial; nothing has changed yet.
    case checking(until: Duration)
    /// The new generation is coming up beside the old one.
    case reloading
    /// Workers serve what waits in the queue, then end.
    case draining
    /// Workers are made to end.
    case terminating
    /// No worker lives; the parent ends with this code.
    case terminated(code: Int32)

    /// Whether `command` may change this phase: stopping beats reloading, fast beats gentle, nothing is taken back.
    package func yields(to command: SupervisorCommand) -> Bool {
        switch (self, command) {
        case (_, .reopenLogs): true
        case (.starting, _), (.running, _), (.checking, _), (.reloading, _): true
        case (.draining, .stop), (.draining, .stopFast): true
        case (.draining, .reload), (.terminating, _), (.terminated, _): false
        }
    }

    /// One word for people.
    package var name: String {
        switch self {
        case .starting: "starting"
        case .running: "running"
        case .checking, .reloading: "reloading"
        case .draining: "draining"
        case .terminating, .terminated: "terminating"
        }
    }

    var isStopping: Bool {
        switch self {
        case .starting, .running, .checking, .reloading: false
        case .draining, .terminating, .terminated: true
        }
    }
}
