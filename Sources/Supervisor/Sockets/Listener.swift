internal import CPosix
internal import Glibc

/// A bound socket.
struct Listener: Sendable {
    let address: ListenerAddress
    let descriptor: Int32
    /// Whether its file is ours to remove; not where a service manager has bound it.
    private let isOwned: Bool
    /// Whether the file is gone; one of that name would be another service's.
    private var isHidden = false

    init(address: ListenerAddress, descriptor: Int32, isOwned: Bool = true) {
        self.address = address
        self.descriptor = descriptor
        self.isOwned = isOwned
    }

    /// Binds. A socket file that nobody answers on is a leftover and goes.
    static func bind(_ address: ListenerAddress, backlog: Int32) throws(SupervisorError) -> Listener {
        let descriptor: Int32
        switch address {
        case .unix(let path, let mode, let group):
            try removeLeftover(path)
            descriptor = ed_listen_unix(path, mode, group.map { Int32(bitPattern: $0) } ?? -1, backlog)
        case .tcp(let host, let port):
            descriptor = ed_listen_tcp(host, port, backlog)
        }
        guard descriptor >= 0 else {
            throw .system(call: "bind", subject: address.name, errno: errorNumber())
        }
        return Listener(address: address, descriptor: descriptor)
    }

    /// Takes over a bound socket, if it is what the address says.
    static func adopt(
        _ descriptor: Int32,
        as address: ListenerAddress,
        isOwned: Bool
    ) throws(SupervisorError) -> Listener {
        guard let name = name(of: descriptor), address.matches(name) else {
            throw .handover("descriptor \(descriptor) is not \(address.name)")
        }
        return Listener(address: address, descriptor: descriptor, isOwned: isOwned)
    }

    /// What the kernel says that a socket is bound to.
    static func name(of descriptor: Int32) -> String? {
        var text = [CChar](repeating: 0, count: 256)
        guard ed_socket_name(descriptor, &text, text.count) == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// How many connections wait, and how many may; nil where the kernel does not tell.
    var queue: (length: Int, limit: Int)? {
        var queue = ed_queue()
        guard ed_listen_queue(descriptor, &queue) == 0 else { return nil }
        return (Int(queue.length), Int(queue.limit))
    }

    /// Removes the socket's file, where it is ours: who connects from now on finds nobody, who waits in the queue is still
    /// served. A port cannot be hidden.
    mutating func hide() {
        guard isOwned, case .unix(let path, _, _) = address else { return }
        unlink(path)
        isHidden = true
    }

    /// Closes the socket and removes its file, where it is ours.
    func remove() {
        if isOwned, !isHidden, case .unix(let path, _, _) = address { unlink(path) }
        close(descriptor)
    }

    private static func removeLeftover(_ path: String) throws(SupervisorError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
        guard ed_unix_answers(path) == 0 else { throw .alreadyRunning(path) }
        guard unlink(path) == 0 else { throw .system(call: "unlink", subject: path, errno: errorNumber()) }
    }
}
