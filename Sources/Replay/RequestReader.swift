internal import Recordings

/// Reads HTTP/1.1 requests off a connection, one after the other, within bounds.
struct RequestReader {
    private static let headLimit = 64 * 1024
    private static let bodyLimit = 4 * 1024 * 1024
    private let stream: ByteStream
    private var buffer: [UInt8] = []

    init(_ stream: ByteStream) { self.stream = stream }

    /// - Returns: `nil` at the connection's end, or where what came is no request.
    mutating func next() -> RecordedRequest? {
        let end = Array("\r\n\r\n".utf8)
        var split = buffer.firstRange(of: end)
        while split == nil {
            guard buffer.count <= Self.headLimit, let more = stream.read() else { return nil }
            buffer += more
            split = buffer.firstRange(of: end)
        }
        guard let split else { return nil }
        let head = String(decoding: buffer[..<split.lowerBound], as: UTF8.self)
        buffer.removeSubrange(..<split.upperBound)
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        let headers = lines.dropFirst().compactMap(Self.header)
        func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        guard let length = Int(value("content-length") ?? "0"), (0...Self.bodyLimit).contains(length),
            let body = take(length)
        else { return nil }
        let host = (value("host") ?? "").prefix { $0 != ":" }
        return RecordedRequest(
            method: String(words[0]),
            host: String(host),
            target: String(words[1]),
            headers: headers,
            body: body
        )
    }

    private static func header(_ line: Substring) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard let more = stream.read() else { return nil }
            buffer += more
        }
        defer { buffer.removeSubrange(..<count) }
        return Array(buffer[..<count])
    }
}
