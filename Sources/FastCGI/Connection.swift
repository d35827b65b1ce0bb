internal import CFastCGI

/// One thread's libfcgi request: parses a connection at a time and answers it.
///
/// The only owner of the C pointer; never shared between threads.
final class Connection {
    private let request: OpaquePointer
    private(set) var descriptor: Int32 = -1

    /// `nil` where memory is short.
    init?() {
        guard let request = ed_fcgi_new() else { return nil }
        self.request = request
    }

    deinit { ed_fcgi_delete(request) }

    /// Takes a connection over and reads the request on it.
    ///
    /// - Returns: `nil` where it is no sound request; the connection is closed then.
    func receive(_ descriptor: Int32, limits: ServerLimits) -> FastCGIRequest? {
        guard ed_fcgi_parse(request, descriptor) == 0 else { return nil }
        self.descriptor = descriptor
        let parameters = readParameters()
        let announced = parameters.first { $0.name == "CONTENT_LENGTH" }?.value
        return FastCGIRequest(parameters: parameters, body: readBody(announced, limits))
    }

    func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { ed_fcgi_write(request, $0.baseAddress, $0.count) }
    }

    /// Gives the connection away: who gets it answers the request and closes it.
    func detach() -> DetachedConnection {
        let detached = DetachedConnection(
            descriptor: descriptor,
            requestID: UInt16(truncatingIfNeeded: ed_fcgi_detach(request))
        )
        descriptor = -1
        return detached
    }

    /// Ends the answer; nothing is left to end where it was detached.
    func finish() {
        guard descriptor >= 0 else { return }
        ed_fcgi_finish(request)
        descriptor = -1
    }

    private func readParameters() -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        guard var next = ed_fcgi_parameters(request) else { return [] }
        while let pair = next.pointee {
            let text = String(cString: pair)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                parameters.append((String(text[..<equals]), String(text[text.utf8.index(after: equals)...])))
            }
            next += 1
        }
        return parameters
    }

    private func readBody(_ announced: String?, _ limits: ServerLimits) -> FastCGIRequest.Body {
        let length = announced.flatMap { $0.isEmpty ? 0 : Int($0) } ?? 0
        guard length >= 0 else { return .incomplete }
        guard length <= limits.bodySize else { return .tooLarge }
        var body: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while body.count <= limits.bodySize {
            let got = buffer.withUnsafeMutableBufferPointer { ed_fcgi_read(request, $0.baseAddress, $0.count) }
            guard got >= 0 else { return .incomplete }
            if got == 0 { break }
            body += buffer[..<got]
        }
        guard body.count <= limits.bodySize else { return .tooLarge }
        return body.count < length ? .incomplete : .bytes(body)
    }
}
