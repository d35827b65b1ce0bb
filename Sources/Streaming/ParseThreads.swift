internal import EventLoop
internal import Synchronization

/// Threads for parses, which an event loop may not wait for; few at a time.
final class ParseThreads: Sendable {
    private let limit: Int
    private let running = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// - Returns: `false` where too many run already, or the system gives no thread.
    func run(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard running.add(1, ordering: .relaxed).newValue <= limit else {
            running.subtract(1, ordering: .relaxed)
            return false
        }
        let code = DetachedThread.start { [self] in
            work()
            running.subtract(1, ordering: .relaxed)
        }
        if code != 0 { running.subtract(1, ordering: .relaxed) }
        return code == 0
    }
}
