/// A part of the shared memory, for one of its users.
package struct SharedSlice: SharedWords {
    private let memory: any SharedWords
    private let start: Int
    package let words: Int

    /// - Parameter range: words of `memory`; what lies beyond its end is left out.
    package init(_ memory: any SharedWords, _ range: Range<Int>) {
        self.memory = memory
        start = min(range.lowerBound, memory.words)
        words = min(range.upperBound, memory.words) - start
    }

    package func load(_ word: Int) -> UInt64 { memory.load(start + checked(word)) }
    package func store(_ value: UInt64, at word: Int) { memory.store(value, at: start + checked(word)) }
    package func compareExchange(_ expected: UInt64, _ desired: UInt64, at word: Int) -> (Bool, UInt64) {
        memory.compareExchange(expected, desired, at: start + checked(word))
    }

    private func checked(_ word: Int) -> Int {
        precondition((0..<words).contains(word), "a word within the slice")
        return word
    }
}
