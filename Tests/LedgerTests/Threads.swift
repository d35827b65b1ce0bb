import Dispatch
import OriginTesting
import Synchronization

/// The same work on plain threads at once. Tasks would share a few threads, and blocking calls starve those.
enum Threads {
    /// Waits for all; throws what one of them threw.
    static func map<Value: Sendable>(
        _ count: Int,
        _ work: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        let results = Results<Value>()
        let ended = DispatchSemaphore(value: 0)
        for number in 0..<count {
            PlainThread.start {
                let result = Result { try work(number) }
                results.values.withLock { $0[number] = result }
                ended.signal()
            }
        }
        for _ in 0..<count { ended.wait() }
        return try results.values.withLock { values in try (0..<count).compactMap { try values[$0]?.get() } }
    }

    private final class Results<Value: Sendable>: Sendable {
        let values = Mutex<[Int: Result<Value, any Error>]>([:])
    }
}
