internal import CFastCGI
internal import Glibc

/// Holds a connection back until its parameters have arrived and are found sound.
struct RecordGate {
    private let check: RecordCheck
    /// Milliseconds in which a request's parameters must be there.
    private let patience: Int
    private var window: [UInt8]

    init(_ limits: ServerLimits, patience: Int = 2000) {
        check = RecordCheck(parametersSize: limits.parametersSize, parameterCount: limits.parameterCount)
        self.patience = patience
        window = []
    }

    /// - Returns: `nil` where the connection may be read, else what is wrong with it.
    mutating func refusal(of connection: Int32) -> String? {
        let end = ContinuousClock.now + .milliseconds(patience)
        var size = 16 * 1024
        var pause: UInt32 = 200
        var isGone = false
        while true {
            if window.count < size { window = [UInt8](repeating: 0, count: size) }
            let got = window.withUnsafeMutableBufferPointer { ed_fcgi_peek(connection, $0.baseAddress, $0.count) }
            if got == 0 { return "closed before its request was complete" }
            if got < 0, errno != EAGAIN, errno != EINTR { return "broken" }
            switch check.verdict(on: window[..<max(0, got)]) {
            case .sound: return nil
            case .unsound(let why): return why
            case .incomplete:
                if got == size, size < check.window {
                    size = check.window
                    continue
                }
                // Bytes that were peeked at hide the end behind them.
                if isGone { return "closed before its request was complete" }
                isGone = ed_fcgi_peer_gone(connection)
                if isGone { continue }
                guard ContinuousClock.now < end else { return "silent" }
                // Peeked bytes keep poll awake, so the rest is waited for in short, growing pauses.
                usleep(pause)
                pause = min(pause * 2, 20_000)
            }
        }
    }
}
