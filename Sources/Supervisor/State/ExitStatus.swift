/// How a process ended.
package enum ExitStatus: Sendable, Equatable, CustomStringConvertible {
    case exited(code: Int32)
    case signalled(Int32)
    /// It never started; the system's error number.
    case notStarted(errno: Int32)

    /// - Parameter waited: what waitpid gives.
    init(waited: Int32) {
        let signal = waited & 0x7f
        self = signal == 0 ? .exited(code: (waited >> 8) & 0xff) : .signalled(signal)
    }

    package var description: String {
        switch self {
        case .exited(let code): "exit code \(code)"
        case .signalled(let number): "signal \(number)"
        case .notStarted(let errno): "could not be started (error \(errno))"
        }
    }
}
