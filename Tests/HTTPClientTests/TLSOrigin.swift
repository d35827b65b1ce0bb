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
        let loopback = LoopbackListener()
        port = loopback.port
        guard let authority = ed_tls_authority_open(authorityFile) else { throw Failure() }
        // A pointer that only the thread below uses from here on.
        let bits = UInt(bitPattern: authority)
        PlainThread.start { [self] in
            guard let authority = OpaquePointer(bitPattern: bits) else { return }
            while true {
                let connection = accept(loopback.descriptor, nil, nil)
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
