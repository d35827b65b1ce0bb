/// How ffmpeg ended.
package enum MergeExit: Sendable, Equatable {
    case code(Int32)
    /// By a signal: our own kill, or that of a limit.
    case signal(Int32)

    /// Whether the whole output was written. An input that was cut short between two packets goes unnoticed by ffmpeg:
    /// whoever feeds it knows the inputs' lengths.
    package var isSuccess: Bool { self == .code(0) }

    /// - Parameter status: an exit code, or the negative number of a signal.
    init(status: Int32) { self = status < 0 ? .signal(-status) : .code(status) }
}
