/// What is done next for a stream.
package enum StreamStep: Sendable {
    /// An origin is asked, after a pause.
    case ask(OriginRequest, after: Duration)
    /// The post is parsed again; ``StreamState/parsedAgain(_:)`` hears what came of it.
    case parseAgain
    /// The client gets a head and no body, and that is all.
    case answer(AnswerHead)
    /// The client gets this playlist, its addresses rewritten.
    case rewrite([UInt8], base: MediaAddress)
    /// The client has everything.
    case finish
    /// The client's connection is broken off: nobody shall take what came for the whole.
    case breakOff
    case fail(StreamFailure)
}

/// What is done with a part of an origin's body.
package enum BodyStep: Sendable {
    /// The client gets its head, then so many of these bytes.
    case begin(AnswerHead, count: Int)
    /// The client gets so many of these bytes.
    case deliver(count: Int)
    /// They are kept for a playlist.
    case keep
    /// No more is wanted of this exchange; its end says what to do.
    case stop
}
