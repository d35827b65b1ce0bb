/// A failure as an answer: the envelope, or what RFC 9457 has, as the caller asked; and the headers that go with it.
enum ErrorAnswer {
    static func response(_ error: APIError, to request: APIRequest, id: String, origin: String) -> APIResponse {
        let envelope = Envelope(origin: origin)
        let wantsProblem = request.header("accept")?.lowercased().contains("application/problem+json") == true
        var headers: [(name: String, value: String)] = [
            ("Content-Type", wantsProblem ? "application/problem+json" : "application/json")
        ]
        if let allow = error.allow { headers.append(("Allow", allow)) }
        if error.code.status == 401 { headers.append(("WWW-Authenticate", challenge(error.code))) }
        if let seconds = error.retryAfter, error.code != .noMedia { headers.append(("Retry-After", String(seconds))) }
        let body = wantsProblem ? envelope.problem(error, requestID: id) : envelope.failure(error, requestID: id)
        return APIResponse(status: error.code.status, headers: headers, body: body)
    }

    /// Sent with every answer.
    static func common(id: String) -> [(name: String, value: String)] {
        [("X-Request-Id", id), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
    }

    private static func challenge(_ code: ErrorCode) -> String {
        code == .missingToken ? "Bearer" : "Bearer error=\"invalid_token\""
    }
}
