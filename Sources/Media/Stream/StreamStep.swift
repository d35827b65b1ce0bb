/// What is done next for a stream.
package enum StreamStep: Sendable {
    /// An origin is asked, after a pause.
    case ask(OriginRequest, after: Duration)
    /// The post is parsed again; ``StreamState/parsedAgain(_:)`` hears what came of it.
    case parseAgain
    /// The client gets a head and so few bytes, or none, and that is all.
    case answer(AnswerHead, body: [UInt8])
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
    /// The client gets its head, then what was kept so far, then so many of these bytes.
    case begin(AnswerHead, kept: [UInt8], count: Int)
    /// The client gets so many of these bytes.
    case deliver(count: Int)
    /// They are kept: of a playlist, or because it is not clear yet what they begin.
    case keep
    /// No more is wanted of this exchange; its end says what to do.
    case stop
}
