internal import Glibc
package import HTTPClient
package import Platforms
internal import Synchronization

/// A server on the loopback interface that sends exactly the bytes it is told to, whatever it is asked.
package final class HostileOrigin: Sendable {
    /// What is done on a connection, given its first request and how many requests came before it.
    package typealias Script = @Sendable (_ request: String, _ number: Int) -> [Step]

    package let port: UInt16
    private let listener: Int32
    private let script: Script
    private let log = Mutex<[String]>([])
    private let connections = Mutex(0)
    private let broken = Mutex(0)

    package enum Step: Sendable {
        case send(String)
        case bytes([UInt8])
        /// A byte every so many milliseconds, for ever.
        case trickle(milliseconds: UInt32)
        case sleep(milliseconds: UInt32)
        /// Waits for another request on the same connection.
        case awaitRequest
        /// Silence until the peer closes.
        case awaitClose
        /// Something that the test wants done at this place, or when the connection has broken before it.
        case run(@Sendable () -> Void)
        case flood(String)
        /// Breaks the connection off with a reset.
        case reset
    }

    package convenience init(_ steps: [Step]) { self.init { _, _ in steps } }

    package init(_ script: @escaping Script) {
        self.script = script
        let loopback = LoopbackListener()
        port = loopback.port
        let listener = loopback.descriptor
        self.listener = listener
        PlainThread.start { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                connections.withLock { $0 += 1 }
                PlainThread.start { [self] in play(on: connection) }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// The requests so far, as text.
    package var requests: [String] { log.withLock { $0 } }
    package var connectionCount: Int { connections.withLock { $0 } }

    /// How many connections ended before all that was to be sent was sent.
    package var brokenCount: Int { broken.withLock { $0 } }

    /// A fetcher that may dial this machine, and a request to this origin.
    package func fetch(
        _ path: String = "/",
        headers: [(String, String)] = [],
        seconds: Int = 10,
        limits: TransferLimits = TransferLimits()
    ) -> Result<PageResponse, FetchFailure> {
        Self.fetcher(port, limits).fetch([request(path, headers: headers)], deadline: .now + .seconds(seconds))[0]
    }

    package func request(_ path: String = "/", headers: [(String, String)] = []) -> PageRequest {
        PageRequest(
            .get,
            "http://origin.example\(path)",
            headers: headers.map { (name: $0.0, value: $0.1) },
            platform: .youtube
        )
    }

    package static func fetcher(_ port: UInt16, _ limits: TransferLimits = TransferLimits()) -> CurlFetcher {
        CurlFetcher(egress: Egress(replay: .init(port: port, authorityFile: "/dev/null")), limits: limits)
    }

    private func play(on connection: Int32) {
        defer { close(connection) }
        guard let (request, number) = readRequest(connection) else { return }
        var isBroken = false
        for step in script(request, number) {
            if !isBroken {
                isBroken = !play(step, on: connection)
            } else if case .run(let action) = step {
                action()
            }
        }
        if isBroken { broken.withLock { $0 += 1 } }
    }

    private func play(_ step: Step, on connection: Int32) -> Bool {
        switch step {
        case .send(let text): return write(Array(text.utf8), connection)
        case .bytes(let bytes): return write(bytes, connection)
        case .sleep(let milliseconds): usleep(milliseconds * 1000)
        case .awaitRequest: return readRequest(connection) != nil
        case .awaitClose:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        case .run(let action): action()
        case .trickle(let milliseconds):
            while write([65], connection) { usleep(milliseconds * 1000) }
            return false
        case .flood(let text):
            while write(Array(text.utf8), connection) {}
            return false
        case .reset:
            var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        }
        return true
    }

    private func readRequest(_ connection: Int32) -> (text: String, number: Int)? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 8192)
        while !text.contains("\r\n\r\n") {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let number = log.withLock { log in
            log.append(text)
            return log.count - 1
        }
        return (text, number)
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
