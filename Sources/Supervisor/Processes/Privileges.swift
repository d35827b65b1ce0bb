internal import CPosix
internal import Glibc

/// The user that a service runs as, where root starts it.
package struct Privileges: Sendable, Equatable {
    package let name: String
    package let user: UInt32
    package let group: UInt32

    /// - Throws: ``SupervisorError/user(_:reason:)`` for a name that this system does not have.
    package init(user name: String) throws(SupervisorError) {
        guard let entry = getpwnam(name) else { throw .user(name, reason: "there is no such user") }
        self.name = name
        (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
    }

    /// Becomes that user for good. Nothing happens where this process runs as it already.
    ///
    /// - Parameter groups: further groups to be in, such as the web server's, which the sockets are given to.
    /// - Throws: ``SupervisorError/user(_:reason:)`` where somebody else than root asks, or the kernel refuses.
    package func take(groups: [UInt32]) throws(SupervisorError) {
        guard geteuid() != user || getuid() != user else { return }
        guard geteuid() == 0 else { throw .user(name, reason: "only root can become another user") }
        let all = [group] + groups.filter { $0 != group }
        guard ed_become(user, group, all, all.count) == 0 else {
            throw .user(name, reason: "the system refuses: error \(errorNumber())")
        }
    }

    /// Gives a folder or a file to the user; a link itself, not what it leads to.
    package func own(_ path: String) throws(SupervisorError) {
        guard lchown(path, user, group) == 0 else { throw .system(call: "chown", subject: path, errno: errorNumber()) }
    }
}
