/// Where a pool or the status page listens.
package enum ListenerAddress: Sendable, Hashable {
    /// A socket file; its folder must exist.
    ///
    /// - Parameters:
    ///   - path: at most 107 bytes.
    ///   - mode: rights of the file; 0660 lets the web server's group in and nobody else.
    ///   - group: number of the group that owns the file; nil leaves the process's own.
    case unix(path: String, mode: UInt32 = 0o660, group: UInt32? = nil)
    /// A numeric address. Port 0 lets the kernel choose.
    case tcp(host: String, port: UInt16)

    /// How a bound socket names itself: what a hand-over is checked against.
    package var name: String {
        switch self {
        case .unix(let path, _, _): "unix:\(path)"
        case .tcp(let host, let port): "tcp:\(host):\(port)"
        }
    }

    /// Whether a socket that calls itself `name` is this one; port 0 takes any port of its host.
    func matches(_ name: String) -> Bool {
        guard case .tcp(let host, 0) = self else { return name == self.name }
        return name.hasPrefix("tcp:\(host):")
    }
}
