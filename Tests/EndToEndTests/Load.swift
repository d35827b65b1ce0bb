import Foundation
import Synchronization

/// Requests one after the other from some threads, until told to stop. Threads, not tasks: blocking calls would starve
/// the pool that tests themselves run on.
final class Load: Sendable {
    struct Outcome: Sendable {
        var asked = 0
        /// Statuses other than 200; -1 where no answer came.
        var failed: [Int] = []
        /// Successes since the last failure.
        var streak = 0
    }

    private struct State {
        var isStopped = false
        var running = 0
        var outcome = Outcome()
    }

    private let state = Mutex(State())
    private let ask: @Sendable () throws -> Int

    convenience init(_ product: Installation, threads: Int, link: String) {
        self.init(threads: threads) { try product.parse(link).status }
    }

    /// - Parameter ask: one request; answers its status.
    init(threads: Int, ask: @escaping @Sendable () throws -> Int) {
        self.ask = ask
        state.withLock { $0.running = threads }
        for _ in 0..<threads { Thread.detachNewThread { [self] in run() } }
    }

    /// What came so far.
    var outcome: Outcome { state.withLock { $0.outcome } }

    /// Stops, waits for the last answers, and tells what came.
    func stop() -> Outcome {
        state.withLock { $0.isStopped = true }
        while state.withLock({ $0.running > 0 }) { Thread.sleep(forTimeInterval: 0.01) }
        return state.withLock { $0.outcome }
    }

    private func run() {
        while !state.withLock({ $0.isStopped }) {
            var status = -1
            do { status = try ask() } catch { print("no answer: \(error)") }
            // Well below every limit.
            Thread.sleep(forTimeInterval: 0.03)
            state.withLock { [status] state in
                state.outcome.asked += 1
                state.outcome.streak = status == 200 ? state.outcome.streak + 1 : 0
                if status != 200 { state.outcome.failed.append(status) }
            }
        }
        state.withLock { $0.running -= 1 }
    }
}
