import Foundation
import Glibc
import OriginTesting
import Synchronization

/// Stands between a client and a server's socket and passes everything on, until it is told to break a connection off
/// at a certain message of the client's.
package final class CuttingProxy: Sendable {
    package enum Cut: Sendable {
        /// The server never gets the message.
        case message
        /// The server's answer never reaches the client.
        case answer
        /// The client is left at once; the server works on and does not notice.
        case client
        /// Nobody is told anything any more.
        case silence
    }

    /// Where clients find it: `host=` of an address.
    package let folder: String
    private let listener: Int32
    private let server: String
    private let armed = Mutex<(cut: Cut, word: String)?>(nil)
    private let descriptors = Mutex<[Int32]>([])

    package init(to server: PostgresServer) throws {
        self.server = "\(server.folder)/.s.PGSQL.5432"
        folder = NSTemporaryDirectory() + "easydown-cut-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/.s.PGSQL.5432"
        listener = Self.socket(path) { bind($0, $1, $2) }
        guard listener >= 0, listen(listener, 64) == 0 else {
            throw PostgresServer.Failure(description: "no socket at \(path)")
        }
        PlainThread.start { [weak self, listener] in
            while case let client = accept(listener, nil, nil), client >= 0 {
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                guard let self else { return }
                self.carry(client)
            }
        }
    }

    deinit {
        for descriptor in descriptors.withLock({ $0 }) + [listener] {
            shutdown(descriptor, Int32(SHUT_RDWR))
            close(descriptor)
        }
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// The next message of a client that holds this word is where one connection is broken off.
    package func cut(_ cut: Cut, at word: String) { armed.withLock { $0 = (cut, word) } }

    package var hasCut: Bool { armed.withLock { $0 == nil } }

    private func carry(_ client: Int32) {
        let upstream = Self.socket(server) { connect($0, $1, $2) }
        guard upstream >= 0 else {
            close(client)
            return
        }
        // Closed at the very end: a number that is closed early may be another connection's by then.
        descriptors.withLock { $0 += [client, upstream] }
        let isMuted = Flag()
        PlainThread.start { [weak self] in
            Self.pump(client, upstream) { bytes in self?.judge(bytes, client, upstream, isMuted) ?? false }
        }
        PlainThread.start { Self.pump(upstream, client) { _ in !isMuted.isSet } }
    }

    /// - Returns: whether the bytes go on to the server.
    private func judge(_ bytes: ArraySlice<UInt8>, _ client: Int32, _ upstream: Int32, _ isMuted: Flag) -> Bool {
        let cut = armed.withLock { armed -> Cut? in
            guard let found = armed, bytes.firstRange(of: Array(found.word.utf8)) != nil else { return nil }
            armed = nil
            return found.cut
        }
        switch cut {
        case nil: return true
        case .message:
            shutdown(upstream, Int32(SHUT_RDWR))
            shutdown(client, Int32(SHUT_RDWR))
            return false
        case .silence:
            isMuted.set()
            return true
        case .client:
            isMuted.set()
            _ = bytes.withUnsafeBytes { send(upstream, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            shutdown(client, Int32(SHUT_RDWR))
            return false
        case .answer:
            isMuted.set()
            _ = bytes.withUnsafeBytes { send(upstream, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // The statement has ended by then: nothing holds it up.
            usleep(300_000)
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(upstream, Int32(SHUT_RDWR))
            return false
        }
    }

    private static func pump(_ from: Int32, _ to: Int32, _ passes: (ArraySlice<UInt8>) -> Bool) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(from, &buffer, buffer.count, 0), count > 0 {
            guard passes(buffer[..<count]) else { continue }
            var sent = 0
            while sent < count {
                let written = buffer[sent..<count].withUnsafeBytes {
                    send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard written > 0 else { return }
                sent += written
            }
        }
        shutdown(to, Int32(SHUT_WR))
    }

    private static func socket(
        _ path: String,
        _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    private final class Flag: Sendable {
        private let value = Atomic<Bool>(false)
        var isSet: Bool { value.load(ordering: .relaxed) }
        func set() { value.store(true, ordering: .relaxed) }
    }
}
