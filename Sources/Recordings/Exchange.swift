internal import JSON

/// One recorded request and its answer.
package struct Exchange: Sendable {
    package let pattern: RequestPattern
    package let response: RecordedResponse

    package init(pattern: RequestPattern, response: RecordedResponse) {
        self.pattern = pattern
        self.response = response
    }
}

/// A recorded answer, decompressed.
package struct RecordedResponse: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension Exchange {
    init(_ value: JSONValue, folder: String, file: String) throws(RecordingError) {
        let request = value["request"]
        let response = value["response"]
        guard let method = request["method"].string, let url = request["url"].string else {
            throw .malformed(file: file, reason: "a request needs method and url")
        }
        guard let status = response["status"].int, (100...599).contains(status) else {
            throw .malformed(file: file, reason: "a response needs a status")
        }
        pattern = RequestPattern(method: method, url: url, contains: request["contains"].array.compactMap(\.string))
        self.response = RecordedResponse(
            status: status,
            headers: response["headers"].members.flatMap { name, value in
                value.kind == .array
                    ? value.array.compactMap(\.string).map { (name: name, value: $0) }
                    : [(name: name, value: value.string ?? "")]
            },
            body: try Self.body(response["bodyFile"].string, folder: folder)
        )
    }

    private static func body(_ name: String?, folder: String) throws(RecordingError) -> [UInt8] {
        guard let name else { return [] }
        let file = "\(folder)/\(name)"
        do { return try Recording.bytes(of: file) } catch {
            throw .unreadable(file: file, reason: "\(error)")
        }
    }
}
