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
        var head = "Status: \(status)\(Self.reasons[status] ?? "")\r\n"
        for header in headers where Self.isSafe(header.name) && Self.isSafe(header.value) {
            head += "\(header.name): \(header.value)\r\n"
        }
        head += "\r\n"
        return connection.write(Array(head.utf8))
    }

    /// Writes a part of the body.
    ///
    /// - Returns: `false` where the client is gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        precondition(headSent, "the head of an answer comes before its body")
        return connection.write(bytes)
    }

    /// Writes a part of a large body without a copy; blocks as long as the client does not read.
    ///
    /// - Returns: `false` where the client is gone, or did not read a byte within the peer's time-out.
    package func write(through bytes: UnsafeRawBufferPointer) -> Bool {
        precondition(headSent, "the head of an answer comes before its body")
        return connection.write(through: bytes)
    }

    /// Ends the answer as a broken connection, so that nobody takes what was sent for the whole.
    package func abort() { connection.isAborted = true }

    /// Becomes readable when the client leaves: for a poll beside other descriptors.
    package var descriptor: Int32 { connection.descriptor }

    /// Whether the client has closed its connection; seen at once, also while nothing is written.
    package var isClientGone: Bool { connection.isPeerGone }

    /// Reason phrases (RFC 9110, section 15), with a space before them; nginx passes them on.
    private static let reasons = [
        200: " OK", 201: " Created", 206: " Partial Content", 304: " Not Modified", 400: " Bad Request",
        401: " Unauthorized", 402: " Payment Required", 403: " Forbidden", 404: " Not Found",
        405: " Method Not Allowed",
        409: " Conflict", 413: " Content Too Large", 415: " Unsupported Media Type", 416: " Range Not Satisfiable",
        422: " Unprocessable Content", 429: " Too Many Requests", 500: " Internal Server Error", 502: " Bad Gateway",
        503: " Service Unavailable", 504: " Gateway Timeout",
    ]

    private static func isSafe(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
