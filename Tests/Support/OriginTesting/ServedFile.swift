/// A file as a media host gives it: whole, in parts, or not at all where the caller has it already.
package struct ServedFile: Sendable {
    package enum Framing: Sendable {
        case length
        case chunked
        /// Neither: the end of the connection is the end of the file.
        case close
    }

    package var body: [UInt8]
    package var type: String
    package var tag: String
    package var modified = "Wed, 01 Jan 2025 00:00:00 GMT"
    /// Header lines beside the file's own.
    package var extra: [String] = []
    package var framing = Framing.length
    /// Whether parts can be had.
    package var hasRanges = true

    package init(_ body: [UInt8], type: String = "video/mp4", tag: String = "\"v1\"") {
        self.body = body
        self.type = type
        self.tag = tag
    }

    package init(_ text: String, type: String) { self.init(Array(text.utf8), type: type) }

    /// The first half of the answer at once, the rest when `wait` returns.
    package func answer(to request: String, heldBy wait: @escaping @Sendable () -> Void) -> [HostileOrigin.Step] {
        answer(to: request).flatMap { step -> [HostileOrigin.Step] in
            guard case .bytes(let bytes) = step else { return [step] }
            return [.bytes(Array(bytes[..<(bytes.count / 2)])), .run(wait), .bytes(Array(bytes[(bytes.count / 2)...]))]
        }
    }

    /// - Parameter cut: bytes of the body after which no more comes; `nil` for all of it.
    package func answer(to request: String, cutAfter cut: Int? = nil) -> [HostileOrigin.Step] {
        if hasCopy(request) { return [.send(head("304 Not Modified", []))] }
        guard hasRanges, let asked = Self.asked(in: request), isCurrent(request) else {
            return [.send(head("200 OK", lines(for: body.count)))] + content(0..<body.count, cut)
        }
        guard let range = range(asked) else {
            return [
                .send(head("416 Range Not Satisfiable", ["Content-Range: bytes */\(body.count)", "Content-Length: 0"]))
            ]
        }
        let part = "Content-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(body.count)"
        return [.send(head("206 Partial Content", lines(for: range.count) + [part]))] + content(range, cut)
    }

    private func head(_ status: String, _ lines: [String]) -> String {
        let own = ["ETag: \(tag)", "Last-Modified: \(modified)", "Connection: close"]
        return (["HTTP/1.1 \(status)"] + lines + own + extra).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func lines(for length: Int) -> [String] {
        let ranges = ["Content-Type: \(type)", "Accept-Ranges: \(hasRanges ? "bytes" : "none")"]
        switch framing {
        case .length: return ranges + ["Content-Length: \(length)"]
        case .chunked: return ranges + ["Transfer-Encoding: chunked"]
        case .close: return ranges
        }
    }

    private func content(_ range: Range<Int>, _ cut: Int?) -> [HostileOrigin.Step] {
        let part = Array(body[range].prefix(cut ?? .max))
        guard framing == .chunked else { return [.bytes(part)] }
        let end = cut == nil ? "\r\n0\r\n\r\n" : ""
        return [.send(String(part.count, radix: 16) + "\r\n"), .bytes(part), .send(end)]
    }

    private func hasCopy(_ request: String) -> Bool {
        if let known = Self.header("if-none-match", in: request) { return known == tag || known == "*" }
        return Self.header("if-modified-since", in: request) == modified
    }

    private func isCurrent(_ request: String) -> Bool {
        Self.header("if-range", in: request).map { $0 == tag || $0 == modified } ?? true
    }

    private static func asked(in request: String) -> (first: Int?, last: Int?)? {
        guard let match = header("range", in: request)?.wholeMatch(of: /bytes=(\d*)-(\d*)/) else { return nil }
        return (Int(match.1), Int(match.2))
    }

    private func range(_ asked: (first: Int?, last: Int?)) -> Range<Int>? {
        if let first = asked.first {
            return first < body.count ? first..<min(body.count, (asked.last ?? body.count - 1) + 1) : nil
        }
        guard let count = asked.last, count > 0, !body.isEmpty else { return nil }
        return max(0, body.count - count)..<body.count
    }

    /// The value of a header of a request; `nil` where it was not sent.
    package static func header(_ name: String, in request: String) -> String? {
        for line in request.split(separator: "\r\n").dropFirst() where line.lowercased().hasPrefix("\(name):") {
            return String(line.dropFirst(name.count + 1).drop { $0 == " " })
        }
        return nil
    }
}
