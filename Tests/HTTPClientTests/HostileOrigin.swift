import Addresses
import Glibc
import HTTPClient
import Platforms
import Synchronization

/// A server on the loopback interface that sends exactly the bytes it is told to, whatever it is asked.
final class HostileOrigin: Sendable {
    let port: UInt16
    private let listener: Int32
    private let log = Mutex<[String]>([])
    private let connections = Mutex(0)

    enum Step: Sendable {
        case send(String)
        case bytes([UInt8])
        /// A byte every so many milliseconds, for ever.
        case trickle(milliseconds: UInt32)
        case sleep(milliseconds: UInt32)
        /// Waits for another request on the same connection.
        case awaitRequest
        case flood(String)
    }

    init(_ steps: [Step]) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0 && listen(listener, 64) == 0)
                precondition(getsockname(listener, $0, &length) == 0)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        PlainThread.start { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                connections.withLock { $0 += 1 }
                PlainThread.start { [self] in play(steps, on: connection) }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// The requests so far, as text.
    var requests: [String] { log.withLock { $0 } }
    var connectionCount: Int { connections.withLock { $0 } }

    /// A fetcher that may dial this machine, and a request to this origin.
    func fetch(
        _ path: String = "/",
        headers: [(String, String)] = [],
        seconds: Int = 10,
        limits: TransferLimits = TransferLimits()
    ) -> Result<PageResponse, FetchFailure> {
        Self.fetcher(port, limits).fetch([request(path, headers: headers)], deadline: .now + .seconds(seconds))[0]
    }

    func request(_ path: String = "/", headers: [(String, String)] = []) -> PageRequest {
        PageRequest(
            .get,
            "http://origin.example\(path)",
            headers: headers.map { (name: $0.0, value: $0.1) },
            platform: .youtube
        )
    }

    static func fetcher(_ port: UInt16, _ limits: TransferLimits = TransferLimits()) -> CurlFetcher {
        CurlFetcher(egress: Egress(replay: .init(port: port, authorityFile: "/dev/null")), limits: limits)
    }

    private func play(_ steps: [Step], on connection: Int32) {
        defer { close(connection) }
        guard readRequest(connection) else { return }
        for step in steps {
            switch step {
            case .send(let text): guard write(Array(text.utf8), connection) else { return }
            case .bytes(let bytes): guard write(bytes, connection) else { return }
            case .sleep(let milliseconds): usleep(milliseconds * 1000)
            case .awaitRequest: guard readRequest(connection) else { return }
            case .trickle(let milliseconds): while write([65], connection) { usleep(milliseconds * 1000) }
            case .flood(let text): while write(Array(text.utf8), connection) {}
            }
        }
    }

    private func readRequest(_ connection: Int32) -> Bool {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 8192)
        while !text.contains("\r\n\r\n") {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return false }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        log.withLock { $0.append(text) }
        return true
    }

    private func write(_ bytes: [UInt8], _ connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBufferPointer { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

enum PlainThread {
    private final class Box: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread,
            nil,
            { context in
                if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            Unmanaged.passRetained(Box(run)).toOpaque()
        )
        pthread_detach(thread)
    }
}
