internal import CPosix

/// CLOCK_MONOTONIC, which every process of the machine shares and which survives an exec.
enum MonotonicClock {
    static var now: Duration {
        .nanoseconds(ed_monotonic_nanoseconds())
    }
}

extension Duration {
    /// Whole microseconds, never negative: the unit of hand-over and scoreboard.
    var microseconds: UInt64 {
        UInt64(max(0, components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000))
    }

    init(microseconds: UInt64) {
        self = .microseconds(Int64(clamping: microseconds))
    }
}
