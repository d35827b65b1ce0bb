import Glibc
import Synchronization

@testable import FastCGI

/// A server on a unix socket of its own, run on a thread, and a client for it.
final class TestServer: Sendable {
    struct Answer {
        var text = ""
        /// Whether the end record came: the answer is whole.
        var isComplete = false
    }

    struct Failure: Error {
        let call: String
        let code = errno
    }

    private final class Counter: RequestObserver {
        let counts = Mutex((began: 0, ended: 0, refused: 0))
        func began(thread: Int) { counts.withLock { $0.began += 1 } }
        func ended(thread: Int) { counts.withLock { $0.ended += 1 } }
        func refused(reason: String) { counts.withLock { $0.refused += 1 } }
    }

    private struct Handler: RequestHandler {
        let answer: @Sendable (FastCGIRequest, inout ResponseStream) -> Void
        func handle(_ request: FastCGIRequest, _ response: inout ResponseStream) { answer(request, &response) }
    }

    private let path: String
    private let listener: Int32
    private let control: (read: Int32, write: Int32)
    private let observer = Counter()
    private let done = Mutex(false)
    private let heard = Mutex(0)

    init(
        limits: ServerLimits = ServerLimits(threads: 4),
        answer: @escaping @Sendable (FastCGIRequest, inout ResponseStream) -> Void
    ) throws {
        try Server.startLibrary()
        Glibc.signal(SIGPIPE, SIG_IGN)
        path = "/tmp/easydown-fcgi-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sock"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(call: "pipe") }
        control = (ends[0], ends[1])
        let bound = Self.withAddress(path) { bind(listener, $0, $1) }
        guard bound == 0, listen(listener, 1024) == 0 else { throw Failure(call: "listen") }
        let server = try Server(limits: limits, handler: Handler(answer: answer), observer: observer)
        let run: @Sendable () -> Void = { [self] in
            do {
                try server.run(listener: listener, control: control.read) { readSignal() }
            } catch {
                print("the server failed: \(error)")
            }
            done.withLock { $0 = true }
        }
        Thread.start(run)
    }

    deinit {
        unlink(path)
        for descriptor in [listener, control.read, control.write] { close(descriptor) }
    }

    var counts: (began: Int, ended: Int, refused: Int) { observer.counts.withLock { $0 } }

    /// How many signals the server has read.
    var signalsHeard: Int { heard.withLock { $0 } }

    func signal(_ stop: StopSignal) {
        var byte: UInt8 = stop == .drain ? 1 : 2
        _ = Glibc.write(control.write, &byte, 1)
    }

    /// Waits for the server's end, at most ten seconds.
    func join() {
        for _ in 0..<10_000 where !done.withLock({ $0 }) { usleep(1000) }
        precondition(done.withLock { $0 }, "the server did not end")
    }

    func stop() {
        signal(.drain)
        join()
    }

    /// Whether a connection waits in the listener's queue.
    var hasPending: Bool {
        var entry = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) == 1
    }

    func ask(_ bytes: [UInt8], pauseBetweenBytes: UInt32 = 0) throws -> Answer {
        read(try open(bytes, pauseBetweenBytes: pauseBetweenBytes))
    }

    /// Sends bytes and leaves.
    func send(_ bytes: [UInt8]) throws { close(try open(bytes)) }

    func open(_ bytes: [UInt8], pauseBetweenBytes: UInt32 = 0) throws -> Int32 {
        let client = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard Self.withAddress(path, { connect(client, $0, $1) }) == 0 else { throw Failure(call: "connect") }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let step = pauseBetweenBytes == 0 ? max(1, bytes.count) : 1
        for start in stride(from: 0, to: bytes.count, by: step) {
            let part = Array(bytes[start..<min(start + step, bytes.count)])
            _ = Glibc.write(client, part, part.count)
            if pauseBetweenBytes > 0 { usleep(pauseBetweenBytes) }
        }
        return client
    }

    func read(_ client: Int32) -> Answer {
        defer { close(client) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = Glibc.read(client, &buffer, buffer.count)
            guard got > 0 else { break }
            bytes += buffer[..<got]
        }
        return Self.parse(bytes)
    }

    private static func parse(_ bytes: [UInt8]) -> Answer {
        var answer = Answer()
        var output: [UInt8] = []
        var at = 0
        while at + 8 <= bytes.count {
            let length = Int(bytes[at + 4]) << 8 | Int(bytes[at + 5])
            let end = min(at + 8 + length, bytes.count)
            if bytes[at + 1] == 6 { output += bytes[(at + 8)..<end] }
            if bytes[at + 1] == 3 { answer.isComplete = true }
            at += 8 + length + Int(bytes[at + 6])
        }
        answer.text = String(decoding: output, as: UTF8.self)
        return answer
    }

    private static func withAddress(_ path: String, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { use($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }

    private func readSignal() -> StopSignal {
        var byte: UInt8 = 0
        guard Glibc.read(control.read, &byte, 1) == 1 else { return .none }
        heard.withLock { $0 += 1 }
        return byte == 1 ? .drain : .finish
    }
}

/// A plain thread for a test.
enum Thread {
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
