package import Platforms

/// What became of each strategy, counted over all workers in the memory that they share: for the metrics and the status
/// page.
///
/// A row is claimed by the hash of its name with a compare-and-swap, so that every worker finds the same one; its name
/// stands in it, so that whoever prints the table need not know the strategies.
package struct StrategyStatistics: Sendable {
    /// Words of shared memory that the table takes.
    package static let words = rows * width
    private static let rows = 64
    private static let width = 16
    private static let nameWords = 4

    /// The outcomes come first, in their own order.
    private enum Field: Int {
        case succeeded = 5
        case verdict
        case refused
        case changed
        case timedOut
        case microseconds
        case lastSuccess
    }

    private let memory: any SharedWords

    package init(memory: any SharedWords) { self.memory = memory }

    /// Counts what one rung did.
    ///
    /// - Parameter now: seconds since 1970.
    package func count(_ attempt: StrategyAttempt, of platform: PlatformID, now: Int64) {
        guard memory.words >= Self.words, let row = row(of: "\(platform.rawValue)/\(attempt.strategy)") else { return }
        memory.add(1, at: row + Field.succeeded.rawValue + AttemptOutcome(attempt.failure).rawValue)
        memory.add(UInt64(max(0, attempt.elapsed.microseconds)), at: row + Field.microseconds.rawValue)
        if attempt.failure == nil { memory.store(UInt64(max(0, now)), at: row + Field.lastSuccess.rawValue) }
    }

    /// Every strategy that was ever asked.
    package var all: [StrategyTally] {
        guard memory.words >= Self.words else { return [] }
        return (0..<Self.rows).compactMap { tally(at: $0 * Self.width) }.sorted { $0.name < $1.name }
    }

    private func tally(at row: Int) -> StrategyTally? {
        guard memory.load(row) != 0 else { return nil }
        let bytes = (1...Self.nameWords).flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: memory.load(row + word) >> UInt64(8 * $0)) }
        }
        let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        guard !name.isEmpty else { return nil }
        func value(_ field: Field) -> UInt64 { memory.load(row + field.rawValue) }
        return StrategyTally(
            name: name,
            succeeded: value(.succeeded),
            verdicts: value(.verdict),
            refused: value(.refused),
            changed: value(.changed),
            timedOut: value(.timedOut),
            microseconds: value(.microseconds),
            lastSuccess: value(.lastSuccess)
        )
    }

    /// The row's first word; `nil` where the table is full.
    private func row(of name: String) -> Int? {
        let hash = max(1, RateLimiter.hash(name))
        for probe in 0..<Self.rows {
            let row = Int((hash &+ UInt64(probe)) % UInt64(Self.rows)) * Self.width
            let (claimed, found) = memory.compareExchange(0, hash, at: row)
            if claimed { write(name, at: row) }
            if claimed || found == hash { return row }
        }
        return nil
    }

    private func write(_ name: String, at row: Int) {
        let bytes = Array(name.utf8.prefix(Self.nameWords * 8))
        for word in 0..<Self.nameWords {
            let part = bytes.dropFirst(word * 8).prefix(8).enumerated()
            memory.store(part.reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }, at: row + 1 + word)
        }
    }
}
