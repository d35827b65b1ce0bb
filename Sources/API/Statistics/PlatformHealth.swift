internal import Platforms

/// How each platform has answered in the last hour, minute by minute, counted over all workers in the memory that they
/// share: for the public status page.
///
/// Every word holds the minute it counts for in its upper half and the count in its lower: a word of an older minute
/// starts anew with the first count of the new one, in one atomic step, and nobody has to sweep.
package struct PlatformHealth: Sendable {
    private static let mostPlatforms = 16
    static let minutes = 60
    private static let outcomes = AttemptOutcome.allCases.count
    /// One word an outcome, then one for each class of durations.
    private static let minuteWords = outcomes + DurationClass.count
    private static let platformWords = 1 + minutes * minuteWords
    /// Words of shared memory that the table takes.
    package static let words = mostPlatforms * platformWords

    private let memory: any SharedWords

    package init(memory: any SharedWords) { self.memory = memory }

    /// Counts one parse that the platform was asked for.
    ///
    /// - Parameters:
    ///   - place: the platform's place in the catalogue.
    ///   - now: seconds since 1970.
    func count(_ failure: ExtractionFailure?, after elapsed: Duration, at place: Int, now: Int64) {
        guard memory.words >= Self.words, (0..<Self.mostPlatforms).contains(place), now >= 0 else { return }
        let start = place * Self.platformWords
        let minute = UInt64(now / 60)
        let row = start + 1 + Int(minute % UInt64(Self.minutes)) * Self.minuteWords
        let outcome = AttemptOutcome(failure)
        add(to: row + outcome.rawValue, minute)
        guard outcome == .success else { return }
        add(to: row + Self.outcomes + DurationClass.of(milliseconds: elapsed.milliseconds), minute)
        memory.store(UInt64(now), at: start)
    }

    /// What the last `minutes` minutes were like, the present one included.
    func tally(at place: Int, minutes: Int, now: Int64) -> HealthTally {
        var tally = HealthTally()
        guard memory.words >= Self.words, (0..<Self.mostPlatforms).contains(place), now >= 0 else { return tally }
        let start = place * Self.platformWords
        let current = UInt64(now / 60)
        for age in 0..<UInt64(min(minutes, Self.minutes)) where current >= age {
            let minute = current - age
            let row = start + 1 + Int(minute % UInt64(Self.minutes)) * Self.minuteWords
            for word in 0..<Self.minuteWords {
                let count = count(at: row + word, of: minute)
                if word < Self.outcomes {
                    tally.outcomes[word] += count
                } else {
                    tally.durations[word - Self.outcomes] += count
                }
            }
        }
        tally.lastSuccess = memory.load(start)
        return tally
    }

    private func count(at word: Int, of minute: UInt64) -> Int {
        let value = memory.load(word)
        return value >> 32 == minute & 0xFFFF_FFFF ? Int(value & 0xFFFF_FFFF) : 0
    }

    private func add(to word: Int, _ minute: UInt64) {
        var old = memory.load(word)
        while true {
            let isCurrent = old >> 32 == minute & 0xFFFF_FFFF
            // A worker that was held up for an hour must not wipe what came after.
            if !isCurrent, old >> 32 > minute & 0xFFFF_FFFF { return }
            let (exchanged, found) = memory.compareExchange(old, isCurrent ? old + 1 : minute << 32 | 1, at: word)
            if exchanged { return }
            old = found
        }
    }
}
