internal import Glibc

/// Why ffmpeg could not be started. Neither a process nor a descriptor is left behind.
package struct MergeFailure: Error, Equatable, CustomStringConvertible {
    /// The call of the system that failed.
    package let call: String
    /// The system's number of the error.
    package let number: Int32

    package var description: String { "ffmpeg could not be started: \(call) failed with error \(number)" }

    /// The error that this thread had last.
    static func last(_ call: String) -> MergeFailure { MergeFailure(call: call, number: errno) }
}
