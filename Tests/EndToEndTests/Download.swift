import Glibc

/// One answer on its way, on a connection of its own that would be kept for more: taken as fast, as slowly or as far as
/// a test wants.
final class Download {
    private let descriptor: Int32
    private let isHead: Bool
    private var received: [UInt8] = []
    private var isOpen = true
    private var hasEnded = false
    /// Where the body begins, and how long it is said to be; `nil` before the head has come.
    private var frame: (start: Int, length: Int?)?

    /// - Parameter buffer: bytes that the kernel holds for a reader that does not read; 0 for its own choice.
    init(
        _ probe: HTTPProbe,
        _ target: String,
        method: String = "GET",
        headers: [(String, String)] = [],
        buffer: Int32 = 0
    ) throws {
        descriptor = try probe.connect(buffer: buffer)
        isHead = method == "HEAD"
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        for header in headers { text += "\(header.0): \(header.1)\r\n" }
        let bytes = Array("\(text)\r\n".utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    deinit { leave() }

    /// Closes the connection, whatever has come.
    func leave() {
        if isOpen { close(descriptor) }
        isOpen = false
    }

    /// Reads until so many bytes of the answer have come, its head included, or no more will.
    @discardableResult
    func take(atLeast count: Int) -> Self {
        while received.count < count, read(65_536) {}
        return self
    }

    /// Reads to the answer's end, or until the connection breaks.
    ///
    /// - Parameters:
    ///   - chunk: bytes a read.
    ///   - pause: microseconds after each, as long as that is not 0.
    func finish(chunk: Int = 65_536, pause: () -> UInt32 = { 0 }) -> HTTPProbe.Answer {
        while !isOver, read(chunk) {
            let pause = pause()
            if pause > 0 { usleep(pause) }
        }
        return HTTPProbe.parse(received, isHead: isHead)
    }

    private func read(_ count: Int) -> Bool {
        guard !hasEnded else { return false }
        var buffer = [UInt8](repeating: 0, count: count)
        let got = recv(descriptor, &buffer, count, 0)
        guard got > 0 else {
            hasEnded = true
            return false
        }
        received += buffer[..<got]
        return true
    }

    /// Whether what came is a whole answer: a server that keeps the connection sends no other sign.
    private var isOver: Bool {
        guard let frame = frame ?? readFrame() else { return false }
        if let length = frame.length { return received.count >= frame.start + length }
        return received.suffix(5).elementsEqual("0\r\n\r\n".utf8) && HTTPProbe.parse(received).isComplete
    }

    private func readFrame() -> (start: Int, length: Int?)? {
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = HTTPProbe.parse(Array(received[..<end.upperBound]))
        let hasBody = !isHead && head.status != 304
        frame = (end.upperBound, hasBody ? head.header("Content-Length").flatMap { Int($0) } : 0)
        return frame
    }
}
