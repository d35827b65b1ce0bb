import OriginTesting

/// An origin that serves one file, with its ranges, and breaks off where the test says.
enum FileOrigin {
    struct Fault: Sendable {
        /// Bytes of the body that are sent; then the connection is broken off.
        var cutAfter: Int
        var isReset = false
    }

    /// - Parameter faults: for the first requests, in order; `nil` for none.
    static func make(
        size: Int,
        tag: String = "\"a\"",
        type: String = "video/mp4",
        faults: [Fault?] = [],
        stall: UInt32 = 0
    ) -> HostileOrigin {
        HostileOrigin { request, number in
            let range = Self.range(in: request, size: size)
            let body = Pattern.bytes(range)
            var head = "HTTP/1.1 \(range.count == size ? "200 OK" : "206 Partial Content")\r\n"
            head +=
                "Content-Type: \(type)\r\nContent-Length: \(range.count)\r\nETag: \(tag)\r\nAccept-Ranges: bytes\r\n"
            if range.count < size {
                head += "Content-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)\r\n"
            }
            head += "Connection: close\r\n\r\n"
            guard number < faults.count, let fault = faults[number] else { return [.send(head), .bytes(body)] }
            let part = Array(body.prefix(fault.cutAfter))
            return [.send(head), .bytes(part), .sleep(milliseconds: stall)] + (fault.isReset ? [.reset] : [])
        }
    }

    private static func range(in request: String, size: Int) -> Range<Int> {
        guard let match = request.firstMatch(of: /[Rr]ange: bytes=(\d+)-(\d*)/) else { return 0..<size }
        let first = Int(match.1) ?? 0
        return first..<min(size, (Int(match.2) ?? size - 1) + 1)
    }
}
