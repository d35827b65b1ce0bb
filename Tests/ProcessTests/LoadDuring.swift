import Foundation
import Synchronization

/// Requests from many threads while something happens.
///
/// - Returns: how many were sent, and how many got no answer.
func load(on path: String, threads: Int = 4, during body: () throws -> Void) rethrows -> (sent: Int, lost: Int) {
    let isOver = Atomic(false)
    let sent = Atomic(0)
    let lost = Atomic(0)
    return try withoutActuallyEscaping(
        {
            while !isOver.load(ordering: .relaxed) {
                sent.add(1, ordering: .relaxed)
                if ParentProcess.request("work\n", at: path) == nil { lost.add(1, ordering: .relaxed) }
            }
        } as @Sendable () -> Void
    ) { work in
        let group = DispatchGroup()
        for _ in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                work()
                group.leave()
            }
        }
        defer { group.wait() }
        defer { isOver.store(true, ordering: .relaxed) }
        try body()
        isOver.store(true, ordering: .relaxed)
        group.wait()
        return (sent.load(ordering: .relaxed), lost.load(ordering: .relaxed))
    }
}
