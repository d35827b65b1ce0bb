internal import CPosix
internal import Glibc

/// Sockets that a service manager has bound before this program began (sd_listen_fds(3)): descriptors from 3 on, as many
/// as `LISTEN_FDS` says, for the process that `LISTEN_PID` names.
enum Activation {
    private static let first: Int32 = 3
    private static let most: Int32 = 64

    /// Takes them out of the environment, so that no child believes they are its own.
    ///
    /// - Returns: descriptors by the bound socket's name (see ``Listener/name(of:)``).
    static func take() -> [String: Int32] {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) } }
        guard number("LISTEN_PID") == getpid(), let count = number("LISTEN_FDS"), (1...most).contains(count)
        else { return [:] }
        var found: [String: Int32] = [:]
        for descriptor in first..<first + count {
            guard ed_inherit(descriptor, 0) == 0, let name = Listener.name(of: descriptor) else { continue }
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            found[name] = descriptor
        }
        return found
    }

    private static func number(_ name: String) -> Int32? { getenv(name).flatMap { Int32(String(cString: $0)) } }
}
