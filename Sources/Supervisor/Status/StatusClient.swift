internal import Glibc

/// One connection to the status page, never waited for: it reads, answers and closes as far as the peer lets it.
struct StatusClient {
    /// Connections at a time, and how long each may take.
    static let most = 16
    static let longest = Duration.seconds(5)
    private static let longestRequest = 4096

    let descriptor: Int32
    let until: Duration
    private var request: [UInt8] = []
    private var answer: ArraySlice<UInt8> = []
    private(set) var isDone = false

    init(descriptor: Int32, until: Duration) {
        self.descriptor = descriptor
        self.until = until
    }

    var entry: pollfd {
        pollfd(fd: descriptor, events: Int16(answer.isEmpty ? POLLIN : POLLOUT), revents: 0)
    }

    /// Goes as far as it can.
    ///
    /// - Parameter respond: the whole answer to a whole request.
    mutating func advance(_ now: Duration, _ respond: (String) -> String) {
        if now >= until { isDone = true }
        if answer.isEmpty, !isDone { readRequest(respond) }
        if !answer.isEmpty, !isDone { writeAnswer() }
    }

    private mutating func readRequest(_ respond: (String) -> String) {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let got = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if got < 0, errno == EAGAIN || errno == EINTR { return }
        guard got > 0 else {
            isDone = true
            return
        }
        request += bytes[..<got]
        let text = String(decoding: request, as: UTF8.self)
        if text.contains("\r\n\r\n") || text.contains("\n\n") {
            answer = Array(respond(text).utf8)[...]
        } else if request.count > Self.longestRequest {
            isDone = true
        }
    }

    private mutating func writeAnswer() {
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let sent = answer.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
        if sent > 0 { answer = answer.dropFirst(sent) }
        if answer.isEmpty || (sent < 0 && errno != EAGAIN && errno != EINTR) { isDone = true }
    }
}
