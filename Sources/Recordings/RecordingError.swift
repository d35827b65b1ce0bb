/// Why a recordings folder cannot be used.
package enum RecordingError: Error, Equatable, Sendable {
    case unreadable(file: String, reason: String)
    case malformed(file: String, reason: String)
}

extension RecordingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "cannot read \(file): \(reason)"
        case .malformed(let file, let reason): "\(file) is not a recording: \(reason)"
        }
    }
}
