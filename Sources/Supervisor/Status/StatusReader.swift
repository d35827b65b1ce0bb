internal import CPosix
internal import FoundationEssentials
internal import Glibc

/// Asks a running parent for its status, as `easydown top` does.
package enum StatusReader {
    private static let longestAnswer = 4 << 20
    /// Milliseconds without a byte.
    private static let patience: Int32 = 5_000

    /// - Parameter address: where the status is served; a unix socket.
    /// - Throws: ``SupervisorError`` where nobody answers, or something that is no status.
    package static func read(_ address: ListenerAddress) throws(SupervisorError) -> StatusReport {
        guard case .unix(let path, _, _) = address else {
            throw .system(call: "connect", subject: address.name, errno: EAFNOSUPPORT)
        }
        let descriptor = ed_connect_unix(path)
        guard descriptor >= 0 else { throw .system(call: "connect", subject: address.name, errno: errorNumber()) }
        defer { close(descriptor) }
        let request = Array("GET /status?json HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw .system(call: "send", subject: address.name, errno: errorNumber())
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while answer.count < longestAnswer {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, patience) > 0 else { break }
            let got = recv(descriptor, &buffer, buffer.count, 0)
            guard got > 0 else { break }
            answer += buffer[..<got]
        }
        return try report(in: answer, from: address)
    }

    private static func report(
        in answer: [UInt8],
        from address: ListenerAddress
    ) throws(SupervisorError) -> StatusReport {
        guard let brace = answer.firstIndex(of: UInt8(ascii: "{")) else { throw .noStatus(address.name) }
        do { return try JSONDecoder().decode(StatusReport.self, from: Data(answer[brace...])) } catch {
            throw .noStatus(address.name)
        }
    }
}
