/// What one worker is doing. Times are on the monotonic clock.
package enum WorkerPhase: Sendable, Equatable {
    /// Not ready yet; at `until` it counts as hung.
    case starting(until: Duration)
    case serving
    /// Serves on until its replacement is ready.
    case retiring
    /// Asked, then made, to end: the next step is due at `until`.
    case draining(DrainStep, until: Duration)
    /// Hung and sent SIGABRT; SIGKILL follows at `until`.
    case aborting(until: Duration)

    /// The last thing done to a worker that shall end.
    package enum DrainStep: String, Sendable, Equatable {
        case asked
        case terminated
        case killed
    }

    package var name: String {
        switch self {
        case .starting: "starting"
        case .serving: "serving"
        case .retiring: "retiring"
        case .draining: "draining"
        case .aborting: "hung"
        }
    }

    /// When something is due, if time alone can bring it.
    var deadline: Duration? {
        switch self {
        case .starting(let until), .draining(_, let until), .aborting(let until): until
        case .serving, .retiring: nil
        }
    }

    var isStarting: Bool { if case .starting = self { true } else { false } }

    /// Whether it counts as one of the workers that a pool wants.
    var isActive: Bool {
        switch self {
        case .starting, .serving: true
        case .retiring, .draining, .aborting: false
        }
    }
}
