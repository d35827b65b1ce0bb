/// Why the recorded internet cannot be served.
package enum ReplayError: Error, Equatable, Sendable {
    /// OpenSSL made no certificate authority, or its file cannot be written.
    case noAuthority(file: String)
    case system(call: String, errno: Int32)
}

extension ReplayError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noAuthority(let file): "no certificate authority could be made in \(file)"
        case .system(let call, let errno): "\(call) failed with error \(errno)"
        }
    }
}
