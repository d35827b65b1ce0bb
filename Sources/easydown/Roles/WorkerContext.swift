internal import FastCGI
internal import Foundation
internal import Supervisor

/// What a worker has beside its requests: the parent's voice, the log, and the board of what is under way.
struct WorkerContext: Sendable {
    let link: WorkerLink
    let log: LineLog
    let board: RequestBoard
    /// Requests that take longer are reported where the parent asks for it.
    let slow: Duration

    /// Does what the parent says now, and answers whether the worker shall end.
    func stopSignal() -> StopSignal {
        switch link.read() {
        case .nothing: return .none
        case .message(.drain): return .drain
        case .message(.finish): return .finish
        case .message(.reopenLogs):
            log.reopen()
            return .none
        case .message(.reportSlow):
            for members in board.slow(longerThan: slow) { log.write(level: "warning", members) }
            return .none
        case .parentGone: _exit(9)
        }
    }
}
