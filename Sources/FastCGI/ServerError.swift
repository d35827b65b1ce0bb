/// Why a worker cannot serve.
package enum ServerError: Error, Equatable, Sendable {
    /// A system call failed; nothing of it will be better on the next try.
    case system(call: String, errno: Int32)
    /// libfcgi did not start.
    case libfcgi(Int32)
}

extension ServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let call, let errno): "\(call) failed with error \(errno)"
        case .libfcgi(let code): "libfcgi did not start (\(code))"
        }
    }
}
