internal import Ledger

/// A request's `Idempotency-Key`: the first request with a key is served, its retries get the same answer.
struct IdempotentRequest {
    let key: IdempotencyKey
    let lease: String

    /// Seconds after which the reservation of a killed worker's request is free again, beyond the parse deadline.
    private static let margin: Int64 = 10
    private static let pause: Duration = .milliseconds(100)

    enum Opening {
        /// The request has no key.
        case none
        case first(IdempotentRequest)
        /// Served before.
        case repeated(status: Int, body: [UInt8])
    }

    /// Reserves the request's key, and waits where another request with it is under way.
    ///
    /// - Throws: ``APIError`` 400 for a malformed key, 422 for a key that came with another body, 503 where the other
    ///   request takes too long.
    static func open(_ context: RequestContext, keyID: String, _ services: Services) throws -> Opening {
        guard let value = try header(context.request) else { return .none }
        guard case .bytes(let body) = context.request.body else { return .none }
        let key = IdempotencyKey(keyID: keyID, value: value)
        let deadline = ContinuousClock.now + .seconds(services.settings.idempotencyWait)
        while true {
            let outcome = try services.ledger.reserve(
                key,
                body: TokenDigest(of: body),
                leaseSeconds: Int64(services.settings.parseSeconds) + margin,
                at: services.now()
            )
            switch outcome {
            case .reserved(let lease): return .first(IdempotentRequest(key: key, lease: lease))
            case .completed(let status, let body): return .repeated(status: status, body: body)
            case .conflict: throw APIError(.idempotencyConflict)
            case .inProgress:
                guard ContinuousClock.now < deadline else {
                    throw APIError(
                        .busy,
                        "The first request with this Idempotency-Key is still under way. Retry in a few seconds.",
                        retryAfter: 3
                    )
                }
                Pause.sleep(pause)
            }
        }
    }

    private static func header(_ request: APIRequest) throws(APIError) -> String? {
        let values = request.headers.filter { $0.name == "idempotency-key" }.map(\.value)
        guard let value = values.first else { return nil }
        guard values.count == 1, IdempotencyKey.length.contains(value.utf8.count),
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw APIError(
                .invalidRequest,
                "Idempotency-Key must be sent once, with 1 to 255 printable ASCII characters and no space."
            )
        }
        return value
    }

    func answer(status: Int, body: [UInt8]) -> IdempotentAnswer {
        IdempotentAnswer(key: key, lease: lease, status: status, body: body)
    }
}
