/// No memory: nothing is counted, nothing is limited.
package struct NoSharedWords: SharedWords {
    package let words = 0

    package init() {}

    package func load(_ word: Int) -> UInt64 { 0 }
    package func store(_ value: UInt64, at word: Int) {}
    package func compareExchange(_ expected: UInt64, _ desired: UInt64, at word: Int) -> (Bool, UInt64) { (true, 0) }
}

/// Memory of 64-bit words that all workers share and change only by atomic steps. Zero at first.
package protocol SharedWords: Sendable {
    /// How many there are.
    var words: Int { get }
    func load(_ word: Int) -> UInt64
    func store(_ value: UInt64, at word: Int)
    /// Stores `desired` where the word is `expected`; answers whether it was, and what was found.
    func compareExchange(_ expected: UInt64, _ desired: UInt64, at word: Int) -> (Bool, UInt64)
}

extension SharedWords {
    /// Adds, wrapping around.
    func add(_ amount: UInt64, at word: Int) {
        var old = load(word)
        while true {
            let (exchanged, found) = compareExchange(old, old &+ amount, at: word)
            if exchanged { return }
            old = found
        }
    }
}
