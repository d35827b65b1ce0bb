/// What became of one strategy since the service started.
package struct StrategyTally: Sendable, Equatable {
    /// `platform/strategy`.
    package let name: String
    package let succeeded: UInt64
    /// Answers on the post itself: private, deleted, without media.
    package let verdicts: UInt64
    /// Blocked, asked to log in, or told to slow down.
    package let refused: UInt64
    package let changed: UInt64
    package let timedOut: UInt64
    /// Time spent in it, all attempts together.
    package let microseconds: UInt64
    /// Seconds since 1970; 0 for never.
    package let lastSuccess: UInt64

    var platform: String { name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? "" }
    var strategy: String { name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? "" }
}
