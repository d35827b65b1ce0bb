import Synchronization

/// Requests one after the other on some tasks, until told to stop.
final class Load: Sendable {
    struct Outcome: Sendable {
        var asked = 0
        /// Statuses other than 200; -1 where no answer came.
        var failed: [Int] = []
    }

    private let isStopped = Mutex(false)
    private let product: Installation

    init(_ product: Installation) { self.product = product }

    func stop() { isStopped.withLock { $0 = true } }

    func run(tasks: Int, link: String) async -> Outcome {
        await withTaskGroup(of: Outcome.self) { group in
            for _ in 0..<tasks { group.addTask { [self] in askRepeatedly(link) } }
            return await group.reduce(into: Outcome()) {
                $0.asked += $1.asked
                $0.failed += $1.failed
            }
        }
    }

    private func askRepeatedly(_ link: String) -> Outcome {
        var outcome = Outcome()
        while !isStopped.withLock({ $0 }) {
            outcome.asked += 1
            do {
                let status = try product.parse(link).status
                if status != 200 { outcome.failed.append(status) }
            } catch { outcome.failed.append(-1) }
        }
        return outcome
    }
}
