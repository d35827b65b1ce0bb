/// The way to the media hosts, as streams see it. Owned by this module; conformed to by the HTTP client and by tests.
///
/// Belongs to one event loop and is called on that loop's thread alone. Implementations send exactly what they are
/// given, follow no redirect, decompress nothing, verify TLS, and refuse every address that is not public.
package protocol MediaOrigin: AnyObject {
    /// Sends a request. What comes of it is told to `receiver`, in order, later and on the loop's thread.
    func start(_ request: OriginRequest, into receiver: any OriginReceiver) -> any OriginExchange
}

/// A request under way.
package protocol OriginExchange: AnyObject {
    /// Lets an exchange that its receiver paused go on; harmless where it is not paused.
    func resume()
    /// Ends the exchange at once; its receiver hears nothing more. Never from within one of the receiver's methods.
    func cancel()
}

/// Takes an origin's answer.
package protocol OriginReceiver: AnyObject {
    /// Called once, before the first byte of the body or at the end of an answer without one.
    ///
    /// - Returns: whether the body is wanted.
    func receive(_ head: OriginHead) -> Bool
    func receive(_ body: UnsafeRawBufferPointer) -> OriginFlow
    /// Called when no more of the body is there at the moment: what was received may be sent on.
    func settle() -> OriginFlow
    /// The last call; from here a new request may be started.
    func ended(_ end: OriginEnd)
}

/// What a receiver wants after a part of the body, which it has taken in any case.
package enum OriginFlow: Sendable {
    case goOn
    /// Nothing before ``OriginExchange/resume()``: the origin is not read either.
    case pause
    /// Nothing more: the exchange ends as ``OriginEnd/refused``.
    case stop
}

/// How an exchange ended.
package enum OriginEnd: Equatable, Sendable {
    /// The origin's answer is over, by its own account: as long as announced, or ended by the last chunk.
    case complete
    /// The receiver wanted no more.
    case refused
    case failed(OriginFailure)
}

/// Why an exchange broke off.
package enum OriginFailure: Equatable, Sendable {
    case timeout
    /// The address is none that may be dialled.
    case forbidden
    /// Name resolution, connection, TLS, or an answer that is no sound HTTP; for the log.
    case broken(String)
}
