import Glibc

/// A small HTTP/1.1 client of the tests' own: sends exactly the bytes it is given, also malformed ones.
struct HTTPProbe: Sendable {
    let port: UInt16

    struct Answer: Sendable {
        var status = 0
        var headers: [(name: String, value: String)] = []
        var bytes: [UInt8] = []
        /// Whether the body came to its end, as far as the answer says where that is.
        var isComplete = false

        var body: String { String(decoding: bytes, as: UTF8.self) }

        func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    struct Failure: Error {
        let call: String
        let code: Int32
    }

    /// One request on a connection of its own.
    func send(
        _ method: String,
        _ target: String,
        headers: [(String, String)] = [],
        body: String? = nil
    ) throws -> Answer {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for header in headers { text += "\(header.0): \(header.1)\r\n" }
        if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
        return try exchange(Array("\(text)\r\n\(body ?? "")".utf8))
    }

    /// Sends bytes as they are and reads until the server closes.
    func exchange(_ bytes: [UInt8]) throws -> Answer {
        let descriptor = try connect()
        defer { close(descriptor) }
        var sent = 0
        while sent < bytes.count {
            let rest = Array(bytes[sent...])
            let count = Glibc.send(descriptor, rest, rest.count, Int32(MSG_NOSIGNAL))
            // A server that has seen enough answers and closes before all is sent.
            if count <= 0 { break }
            sent += count
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            received += buffer[..<count]
        }
        return Self.parse(received)
    }

    /// Sends bytes, says that no more will come, and waits a moment for whatever is answered.
    func exchangeAndLeave(_ bytes: [UInt8]) throws {
        let descriptor = try connect(timeout: 2)
        defer { close(descriptor) }
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        shutdown(descriptor, Int32(SHUT_WR))
        var buffer = [UInt8](repeating: 0, count: 4096)
        while recv(descriptor, &buffer, buffer.count, 0) > 0 {}
    }

    /// - Parameter buffer: bytes that the kernel holds for a reader that does not read; 0 for its own choice.
    func connect(timeout seconds: Int = 60, buffer: Int32 = 0) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var size = buffer
        if buffer > 0 { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size)) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure(call: "connect", code: code)
        }
        return descriptor
    }

    /// - Parameter isHead: whether the answer has no body, whatever its head says.
    static func parse(_ bytes: [UInt8], isHead: Bool = false) -> Answer {
        guard let split = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return Answer(bytes: bytes) }
        let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        var answer = Answer()
        answer.status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            answer.headers.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        }
        let rest = bytes[split.upperBound...]
        if answer.header("Transfer-Encoding")?.lowercased() == "chunked" {
            (answer.bytes, answer.isComplete) = dechunked(rest)
        } else {
            answer.bytes = Array(rest)
            let length = answer.header("Content-Length").flatMap { Int($0) }
            answer.isComplete = length.map { $0 == rest.count } ?? true
        }
        if isHead || answer.status == 304 { answer.isComplete = answer.bytes.isEmpty }
        return answer
    }

    private static func dechunked(_ bytes: ArraySlice<UInt8>) -> (body: [UInt8], isComplete: Bool) {
        var body: [UInt8] = []
        var rest = bytes
        while let line = rest.firstRange(of: [13, 10]) {
            let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16)
            guard let size, size > 0 else { return (body, size == 0) }
            let chunk = rest[line.upperBound...].prefix(size)
            body += chunk
            guard chunk.count == size else { break }
            rest = rest[chunk.endIndex...].dropFirst(2)
        }
        return (body, false)
    }
}
