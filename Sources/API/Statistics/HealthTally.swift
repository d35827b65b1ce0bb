/// Parses of one platform within a span of time, by what became of them.
struct HealthTally: Sendable, Equatable {
    var outcomes = [Int](repeating: 0, count: AttemptOutcome.allCases.count)
    var durations = [Int](repeating: 0, count: DurationClass.count)
    /// Seconds since 1970; 0 for never.
    var lastSuccess: UInt64 = 0

    subscript(outcome: AttemptOutcome) -> Int { outcomes[outcome.rawValue] }

    /// Parses that say something of the platform: verdicts on a post do not.
    var parses: Int { outcomes.reduce(0, +) - self[.verdict] }

    /// From 0 to 1; `nil` without a parse.
    var successRate: Double? { parses > 0 ? Double(self[.success]) / Double(parses) : nil }

    /// Of successes, to about a tenth; `nil` without one.
    var medianMilliseconds: Int? {
        let all = durations.reduce(0, +)
        var seen = 0
        for (place, count) in durations.enumerated() where count > 0 {
            seen += count
            if seen * 2 >= all { return DurationClass.milliseconds(of: place) }
        }
        return nil
    }

    /// What failed most; `nil` where nothing did.
    var commonFailure: AttemptOutcome? {
        [AttemptOutcome.refused, .changed, .timedOut].filter { self[$0] > 0 }.max { self[$0] < self[$1] }
    }
}

/// Durations in classes, each a fifth longer than the one before: 1 ms to about a minute in 60 of them.
enum DurationClass {
    static let count = 60
    private static let growth = 1.2
    private static let bounds = (0..<count).map { place in
        (0..<place).reduce(1.0) { bound, _ in bound * growth }
    }

    /// The class whose middle is nearest.
    static func of(milliseconds: Int) -> Int {
        bounds.lastIndex { $0 <= Double(max(1, milliseconds)) } ?? 0
    }

    static func milliseconds(of place: Int) -> Int { Int((bounds[place] * (1 + growth) / 2).rounded()) }
}
