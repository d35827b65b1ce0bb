internal import Dispatch
internal import Synchronization

/// Hands one result from a thread to another that waits for it.
final class ResultBox<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let filled = DispatchSemaphore(value: 0)

    func fill(_ value: Result<Value, any Error>) {
        result.withLock { $0 = value }
        filled.signal()
    }

    func wait() -> Result<Value, any Error> {
        while true {
            filled.wait()
            if let value = result.withLock({ $0 }) { return value }
        }
    }
}
