/// What answers requests; shared by all threads of a worker.
package protocol RequestHandler: Sendable {
    /// Answers one request. Blocks until the answer is written.
    func handle(_ request: FastCGIRequest, _ response: inout ResponseStream)
}

/// Who watches a worker's requests (the scoreboard, a test). Called on request threads; must be quick.
package protocol RequestObserver: Sendable {
    /// A request begins on a thread (from 0).
    func began(thread: Int)
    func ended(thread: Int)
    /// A connection was refused before it became a request.
    func refused(reason: String)
}
