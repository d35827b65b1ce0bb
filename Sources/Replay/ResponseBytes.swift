internal import Recordings

/// An answer as it goes over the wire.
enum ResponseBytes {
    /// Recorded bodies are stored decompressed and whole, so what was said of their transfer no longer holds.
    private static let dropped: Set<String> = [
        "content-length", "transfer-encoding", "content-encoding", "connection", "keep-alive",
    ]

    private static let unknown = RecordedResponse(
        status: 404,
        headers: [("content-type", "text/plain")],
        body: Array("no recording".utf8)
    )

    /// - Parameter response: `nil` is answered with 404.
    static func make(_ response: RecordedResponse?, to request: RecordedRequest) -> [UInt8] {
        let response = response.map { $0.part(for: request) } ?? unknown
        var head = "HTTP/1.1 \(response.status) Recorded\r\n"
        for header in response.headers where !dropped.contains(header.name.lowercased()) {
            head += "\(header.name): \(header.value)\r\n"
        }
        head += "content-length: \(response.body.count)\r\n\r\n"
        return Array(head.utf8) + (request.method == "HEAD" ? [] : response.body)
    }
}
