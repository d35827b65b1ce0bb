internal import COpenSSL
internal import EventLoop
internal import Glibc
package import Recordings

/// The recorded internet: one port that answers for every host, over TLS with a certificate made on the spot, or in
/// plain HTTP, from a folder of recordings.
///
/// Unchecked: its state is set once in `init`; the authority behind the pointer locks for itself.
package final class ReplayServer: @unchecked Sendable {
    private let recordings: [Recording]
    private let authority: OpaquePointer
    private let unknown: @Sendable (String) -> Void

    /// Connections at a time: more are closed at once.
    private static let connectionLimit: Int32 = 1024

    /// - Parameters:
    ///   - authorityFile: PEM file of the throw-away authority, for clients to trust; made where it is not there.
    ///   - unknown: is told of each request that no recording knows.
    /// - Throws: ``ReplayError/noAuthority(file:)``.
    package init(
        _ recordings: [Recording],
        authorityFile: String,
        unknown: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(ReplayError) {
        guard let authority = ed_tls_authority_open(authorityFile) else { throw .noAuthority(file: authorityFile) }
        self.recordings = recordings
        self.authority = authority
        self.unknown = unknown
    }

    deinit { ed_tls_authority_free(authority) }

    /// Serves a listening socket, a thread a connection, until `accept` fails (the socket was closed or shut down).
    package func run(listener: Int32) {
        while true {
            let connection = accept(listener, nil, nil)
            if connection >= 0 {
                serve(connection)
            } else if errno == EMFILE || errno == ENFILE || errno == ENOMEM {
                usleep(10_000)
            } else if errno != EINTR, errno != ECONNABORTED, errno != EAGAIN {
                return
            } else if errno == EAGAIN {
                var entry = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
                poll(&entry, 1, -1)
            }
        }
    }

    /// Serves a listening socket from a thread of its own.
    package func serveInBackground(listener: Int32) throws(ReplayError) {
        let code = DetachedThread.start { [self] in run(listener: listener) }
        guard code == 0 else { throw .system(call: "pthread_create", errno: code) }
    }

    /// Serves a port of its own on the loopback interface from a thread of its own, until the process ends.
    ///
    /// - Returns: the port.
    package func start() throws(ReplayError) -> UInt16 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, Self.connectionLimit) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw .system(call: "listen", errno: errno) }
        try serveInBackground(listener: listener)
        return UInt16(bigEndian: address.sin_port)
    }

    private func serve(_ descriptor: Int32) {
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        let code = DetachedThread.start { [self] in
            defer { close(descriptor) }
            guard let stream = ByteStream(descriptor, authority: authority) else { return }
            var reader = RequestReader(stream)
            while let request = reader.next() {
                let response = recordings.response(to: request)
                if response == nil { unknown("\(request.method) https://\(request.host)\(request.path)") }
                guard stream.write(ResponseBytes.make(response, to: request)) else { return }
            }
        }
        if code != 0 { close(descriptor) }
    }
}
