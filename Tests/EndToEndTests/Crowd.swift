import Foundation
import OriginTesting
import Synchronization

/// The same work on many threads at once. Threads, not tasks: blocking calls would starve the pool that tests run on.
final class Crowd<Value: Sendable>: Sendable {
    private let results: Mutex<[Int: Result<Value, any Error>]> = Mutex([:])
    private let size: Int

    init(_ size: Int, _ work: @escaping @Sendable (Int) throws -> Value) {
        self.size = size
        for number in 0..<size {
            PlainThread.start { [self] in
                let result = Result { try work(number) }
                results.withLock { $0[number] = result }
            }
        }
    }

    /// Waits for all of them, two minutes at most; what failed, or has not come by then, is `nil`.
    func wait() -> [Value?] {
        Patience.wait(120) { results.withLock { $0.count == size } }
        return results.withLock { results in
            (0..<size).map { number in
                switch results[number] {
                case .success(let value): value
                case .failure(let error):
                    {
                        print("one of a crowd failed: \(error)")
                        return nil
                    }()
                case nil: nil
                }
            }
        }
    }
}
