/// Why the recorded internet cannot be served.
package enum ReplayError: Error, Equatable, Sendable {
    /// OpenSSL made no certificate authority.
    case noAuthority
    case cannotWrite(file: String)
    case system(call: String, errno: Int32)
}

extension ReplayError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noAuthority: "OpenSSL made no certificate authority"
        case .cannotWrite(let file): "\(file) cannot be written"
        case .system(let call, let errno): "\(call) failed with error \(errno)"
        }
    }
}
