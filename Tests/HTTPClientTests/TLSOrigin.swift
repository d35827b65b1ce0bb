import COpenSSL
import Glibc
import OriginTesting
import Synchronization

@testable import Replay

/// A TLS server for any name that sends records just as it is told: one a text.
final class TLSOrigin: Sendable {
    let port: UInt16
    private let connections = Mutex(0)

    var connectionCount: Int { connections.withLock { $0 } }

    /// - Parameters:
    ///   - authorityFile: is made; what it holds must be trusted.
    ///   - records: sent to every connection after its first request, some milliseconds apart.
    init(authorityFile: String, records: [String]) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0 && listen(listener, 16) == 0)
                precondition(getsockname(listener, $0, &length) == 0)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard let authority = ed_tls_authority_open(authorityFile) else { throw Failure() }
        // A pointer that only the thread below uses from here on.
        let bits = UInt(bitPattern: authority)
        PlainThread.start { [self] in
            guard let authority = OpaquePointer(bitPattern: bits) else { return }
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                connections.withLock { $0 += 1 }
                serve(connection, authority, records)
                close(connection)
            }
        }
    }

    struct Failure: Error {}

    private func serve(_ connection: Int32, _ authority: OpaquePointer, _ records: [String]) {
        guard let stream = ByteStream(connection, authority: authority), stream.read() != nil else { return }
        for record in records {
            guard stream.write(Array(record.utf8)) else { return }
            usleep(50_000)
        }
        // Whatever is asked after that gets nothing: it is there already.
        while stream.read() != nil {}
    }
}
