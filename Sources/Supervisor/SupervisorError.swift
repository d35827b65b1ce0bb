/// Why a parent or a worker could not be set up.
package enum SupervisorError: Error, Equatable, CustomStringConvertible {
    /// A call of the system failed, for this thing.
    case system(call: String, subject: String, errno: Int32)
    /// Somebody answers on the socket already.
    case alreadyRunning(String)
    /// Something other than a socket stands where the socket file shall be.
    case notASocket(String)
    /// The hand-over from the program before does not fit.
    case handover(String)
    /// The process was not started by a parent.
    case noParent
    /// What answers there is no parent of this kind.
    case noStatus(String)
    /// This process cannot become that user.
    case user(String, reason: String)

    package var description: String {
        switch self {
        case .system(let call, let subject, let errno): "\(call) of \(subject) failed: error \(errno)"
        case .alreadyRunning(let name): "another instance answers on \(name)"
        case .notASocket(let path): "\(path) exists and is no socket"
        case .handover(let reason): "the hand-over does not fit: \(reason)"
        case .noParent: "this process was not started by the supervisor"
        case .noStatus(let name): "what answers at \(name) is no status of a running service"
        case .user(let name, let reason): "cannot run as \(name): \(reason)"
        }
    }
}
