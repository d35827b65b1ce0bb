/// The answer to one request, written in order: head, then body.
///
/// Lives on the request's thread. Once the client is gone every write answers `false`.
package struct ResponseStream: ~Copyable {
    private let connection: Connection
    private var headSent = false

    init(_ connection: Connection) { self.connection = connection }

    /// Writes status and headers. Control characters in a header value would let an answer be split in two, so such
    /// a header is left out.
    ///
    /// - Returns: `false` where the client is gone.
    @discardableResult
    package mutating func begin(status: Int, headers: [(name: String, value: String)]) -> Bool {
        precondition(!headSent, "the head of an answer is written once")
        headSent = true
        return connection.write(ResponseHead.bytes(status: status, headers: headers))
    }

    /// Writes a part of the body.
    ///
    /// - Returns: `false` where the client is gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        precondition(headSent, "the head of an answer comes before its body")
        return connection.write(bytes)
    }

    /// Takes the connection from this thread, before anything was written: the answer is given elsewhere, and the
    /// thread is free for the next request.
    package mutating func detach() -> DetachedConnection {
        precondition(!headSent, "an answer that has begun is ended where it was begun")
        headSent = true
        return connection.detach()
    }
}
