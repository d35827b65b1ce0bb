/// One way to get a post: a rung of a platform's ladder.
package struct Strategy: Sendable {
    package typealias Run = @Sendable (PostLink, Session) throws(ExtractionFailure) -> Post

    /// Stable, for logs and counters: `graphql`, `embed`.
    package let name: String
    package let run: Run

    package init(_ name: String, run: @escaping Run) {
        self.name = name
        self.run = run
    }
}

/// What one rung did, for the log, the metrics and `doctor`.
package struct StrategyAttempt: Sendable, Equatable {
    package let strategy: String
    /// `nil` where it succeeded.
    package let failure: ExtractionFailure?
    package let elapsed: Duration

    package init(strategy: String, failure: ExtractionFailure?, elapsed: Duration) {
        self.strategy = strategy
        self.failure = failure
        self.elapsed = elapsed
    }
}
