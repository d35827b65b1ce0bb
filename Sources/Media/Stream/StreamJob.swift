/// A media request that has been judged, and what the application adds to the stream that answers it.
package struct StreamJob: Sendable {
    package let plan: StreamPlan
    /// Parses the post again and finds the same rendition in it; may block, and is called on a thread of its own.
    package let parseAgain: (@Sendable () -> FreshMedia?)?
    /// A playlist with its addresses leading through the proxy; `nil` where it is not handed on.
    package let rewrite: @Sendable (_ playlist: [UInt8], _ base: MediaAddress) -> [UInt8]?
    /// How a failure is told to the client.
    package let failure: @Sendable (StreamFailure) -> FailureAnswer
    /// Called once, when the stream is over.
    package let ended: @Sendable (StreamReport) -> Void

    package init(
        plan: StreamPlan,
        parseAgain: (@Sendable () -> FreshMedia?)? = nil,
        rewrite: @escaping @Sendable ([UInt8], MediaAddress) -> [UInt8]?,
        failure: @escaping @Sendable (StreamFailure) -> FailureAnswer,
        ended: @escaping @Sendable (StreamReport) -> Void
    ) {
        self.plan = plan
        self.parseAgain = parseAgain
        self.rewrite = rewrite
        self.failure = failure
        self.ended = ended
    }
}
