internal import Atomics

/// The application's own shared memory: zero at first, the same for all workers and across reloads.
package struct SharedArea: Sendable {
    // Written through atomics only; mapped for the life of the process.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer
    /// Its size in bytes.
    package let count: Int

    init(base: UnsafeMutableRawPointer, count: Int) {
        self.base = base
        self.count = count
    }

    /// How many 64-bit words it has.
    package var words: Int { count / 8 }

    package func load(_ word: Int) -> UInt64 { atomic(word).load(ordering: .acquiring) }

    package func store(_ value: UInt64, at word: Int) { atomic(word).store(value, ordering: .releasing) }

    /// Adds, wrapping around, and gives the value before.
    @discardableResult
    package func add(_ value: UInt64, at word: Int) -> UInt64 {
        atomic(word).loadThenWrappingIncrement(by: value, ordering: .acquiringAndReleasing)
    }

    /// Stores `desired` where the word is `expected`.
    ///
    /// - Returns: whether it was, and the value found.
    package func compareExchange(_ expected: UInt64, _ desired: UInt64, at word: Int) -> (Bool, UInt64) {
        let result = atomic(word).compareExchange(
            expected: expected,
            desired: desired,
            ordering: .acquiringAndReleasing
        )
        return (result.exchanged, result.original)
    }

    private func atomic(_ word: Int) -> UnsafeAtomic<UInt64> {
        precondition((0..<words).contains(word), "a word within the area")
        let storage = (base + word * 8).assumingMemoryBound(to: UnsafeAtomic<UInt64>.Storage.self)
        return UnsafeAtomic(at: storage)
    }
}
