import FastCGI
import Glibc

/// The web server's end of a stream: reads FastCGI records, as fast or as slowly as a test wants.
final class StreamClient {
    let far: Int32
    let connection: DetachedConnection
    private var isOpen = true

    struct Answer {
        var status = 0
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        /// Whether the end record came.
        var isComplete = false

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// - Parameter buffer: bytes that the kernel holds for the reader; 0 for its own choice.
    init(buffer: Int32 = 0) {
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
        far = ends[1]
        if buffer > 0 {
            var size = buffer
            setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(far, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        connection = DetachedConnection(descriptor: ends[0], requestID: 1)
    }

    deinit { leave() }

    func leave() {
        if isOpen { close(far) }
        isOpen = false
    }

    /// Reads to the end.
    ///
    /// - Parameters:
    ///   - pause: microseconds between two reads.
    ///   - chunk: bytes a read.
    func read(pause: UInt32 = 0, chunk: Int = 65_536) -> Answer {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: chunk)
        while true {
            let count = recv(far, &buffer, chunk, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if pause > 0 { usleep(pause) }
        }
        return Self.answer(in: bytes)
    }

    /// Reads so many bytes and no more.
    func read(bytes wanted: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < wanted {
            let count = recv(far, &buffer, min(buffer.count, wanted - bytes.count), 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    static func answer(in bytes: [UInt8]) -> Answer {
        var answer = Answer()
        var output: [UInt8] = []
        var at = 0
        while at + 8 <= bytes.count {
            let length = Int(bytes[at + 4]) << 8 | Int(bytes[at + 5])
            if bytes[at + 1] == 6 { output += bytes[(at + 8)..<min(at + 8 + length, bytes.count)] }
            if bytes[at + 1] == 3 { answer.isComplete = true }
            at += 8 + length + Int(bytes[at + 6])
        }
        guard let split = output.firstRange(of: Array("\r\n\r\n".utf8)) else { return answer }
        for line in String(decoding: output[..<split.lowerBound], as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            let value = String((parts.last ?? "").drop { $0 == " " })
            if parts.first == "Status" { answer.status = Int(value.prefix(3)) ?? 0 }
            answer.headers[String(parts[0])] = value
        }
        answer.body = Array(output[split.upperBound...])
        return answer
    }
}
