internal import Media
internal import Recordings

extension RecordedResponse {
    /// The part that a request asks for, as the recorded file's own host would give it: 206, or 416 where it has no such
    /// part (RFC 9110, section 14).
    ///
    /// The whole, as it was recorded, unless the recording is a file whose host says that it gives parts. Recordings of
    /// media are whole files: players ask for parts, and which ones is theirs to choose.
    func part(for request: RecordedRequest) -> RecordedResponse {
        guard status == 200, request.method == "GET", value("accept-ranges") == "bytes",
            let range = request.value("range").flatMap(ByteRange.init), isCurrent(for: request)
        else { return self }
        guard let asked = range.resolved(in: body.count) else {
            return RecordedResponse(status: 416, headers: headers + [("content-range", "bytes */\(body.count)")])
        }
        let place = "bytes \(asked.lowerBound)-\(asked.upperBound)/\(body.count)"
        return RecordedResponse(status: 206, headers: headers + [("content-range", place)], body: Array(body[asked]))
    }

    /// Without a condition, or with one that names this version of the file.
    private func isCurrent(for request: RecordedRequest) -> Bool {
        guard let condition = request.value("if-range") else { return true }
        return condition == value("etag") || condition == value("last-modified")
    }

    private func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

extension RecordedRequest {
    fileprivate func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
