/// A caller's request, as the API sees it: no socket, no FastCGI.
package struct APIRequest: Sendable {
    package var method: String
    /// Percent-encoded, without the query: `/api/v1/parse`.
    package var path: String
    /// Percent-encoded, without the question mark.
    package var query: String
    /// Names in lower case. A header sent twice stands here twice.
    package var headers: [(name: String, value: String)]
    package var body: RequestBody
    /// The caller's address in text form, as nginx saw it.
    package var clientAddress: String
    /// Told what the request is doing, with what is known of it by then.
    package var progress: @Sendable (RequestStage, RequestRecord) -> Void = { _, _ in }

    package init(
        method: String,
        path: String,
        query: String = "",
        headers: [(name: String, value: String)] = [],
        body: RequestBody = .bytes([]),
        clientAddress: String
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.clientAddress = clientAddress
    }

    /// The value of a header that came exactly once; `nil` where it is absent or came twice.
    package func header(_ name: String) -> String? {
        let values = headers.filter { $0.name == name }
        return values.count == 1 ? values[0].value : nil
    }
}

/// A request's body: read in full, or given up because it is too large or broke off.
package enum RequestBody: Sendable, Equatable {
    case bytes([UInt8])
    /// Larger than the server reads.
    case tooLarge
    /// Ended before the length it promised.
    case incomplete
}
