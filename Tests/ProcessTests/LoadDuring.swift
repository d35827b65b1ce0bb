import Foundation
import Synchronization

/// Counts of requests from several threads.
private final class Load: Sendable {
    let isOver = Atomic(false)
    let sent = Atomic(0)
    let lost = Atomic(0)
    let path: String

    init(path: String) { self.path = path }

    func run() {
        while !isOver.load(ordering: .relaxed) {
            sent.add(1, ordering: .relaxed)
            if ParentProcess.request("work\n", at: path) == nil { lost.add(1, ordering: .relaxed) }
        }
    }
}

/// Requests from many threads while something happens.
///
/// - Returns: how many were sent, and how many got no answer.
func load(on path: String, threads: Int = 4, during body: () throws -> Void) rethrows -> (sent: Int, lost: Int) {
    let load = Load(path: path)
    let group = DispatchGroup()
    for _ in 0..<threads {
        group.enter()
        Thread.detachNewThread {
            load.run()
            group.leave()
        }
    }
    func finish() {
        load.isOver.store(true, ordering: .relaxed)
        group.wait()
    }
    do {
        try body()
    } catch {
        finish()
        throw error
    }
    finish()
    return (load.sent.load(ordering: .relaxed), load.lost.load(ordering: .relaxed))
}
