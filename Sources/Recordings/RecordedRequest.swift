/// A request as a replayer sees it.
package struct RecordedRequest: Sendable {
    package let method: String
    /// Without a port.
    package let host: String
    package let path: String
    /// Names in lower case.
    package let headers: [(name: String, value: String)]
    /// Host and path in small letters, as patterns are compared with.
    let hostAndPath: [UInt8]
    let query: [QueryPair]
    /// The percent-decoded request line, the headers (names in lower case) and the body: where strings are looked for.
    let searchable: [UInt8]

    /// - Parameter target: path and query, as sent.
    package init(
        method: String,
        host: String,
        target: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.host = host
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        hostAndPath = Array((host + path).lowercased().utf8)
        query = parts.count > 1 ? QueryPair.all(in: parts[1]) : []
        var text = PercentDecoding.bytes(Array(target.utf8))
        for header in self.headers { text += Array("\n\(header.name): \(header.value)".utf8) }
        searchable = text + [UInt8(ascii: "\n")] + body
    }
}

extension Sequence<Recording> {
    /// The first recorded answer to a request, in the order of the cases; `nil` where no case knows it.
    package func response(to request: RecordedRequest) -> RecordedResponse? {
        for recording in self {
            if let found = recording.exchanges.first(where: { $0.pattern.matches(request) }) { return found.response }
        }
        return nil
    }
}
