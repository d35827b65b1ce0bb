/// What became of a stream, for the log.
package struct StreamReport: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// The client has everything.
        case complete
        case failed(StreamFailure)
        /// The client left, or stopped reading.
        case abandoned
        /// The origin broke off for good: so did the client's connection.
        case brokenOff
    }

    package let outcome: Outcome
    /// HTTP status that the client was told; 0 where it left before.
    package let status: Int
    /// Bytes of the body that were handed to the web server.
    package let bytes: Int
    /// Requests to origins beyond the first.
    package let repeats: Int
    package let elapsed: Duration

    package init(outcome: Outcome, status: Int, bytes: Int, repeats: Int, elapsed: Duration) {
        self.outcome = outcome
        self.status = status
        self.bytes = bytes
        self.repeats = repeats
        self.elapsed = elapsed
    }
}
