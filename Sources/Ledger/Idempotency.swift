/// A caller's `Idempotency-Key`, in the scope of the API key it came with.
package struct IdempotencyKey: Hashable, Sendable {
    /// Of a value, in characters.
    package static let length = 1...255
    /// Seconds for which the first answer is kept.
    package static let lifetime: Int64 = 86_400

    package let keyID: String
    /// As the caller sent it; 1 to 255 printable ASCII characters.
    package let value: String

    package init(keyID: String, value: String) {
        self.keyID = keyID
        self.value = value
    }
}

/// The first answer to an idempotent request, kept for its retries.
package struct IdempotentAnswer: Equatable, Sendable {
    package let key: IdempotencyKey
    /// Proves that this caller holds the reservation; from ``ReservationOutcome/reserved(lease:)``.
    package let lease: String
    package let status: Int
    package let body: [UInt8]

    package init(key: IdempotencyKey, lease: String, status: Int, body: [UInt8]) {
        self.key = key
        self.lease = lease
        self.status = status
        self.body = body
    }
}

/// What stands under an idempotency key.
package enum ReservationOutcome: Equatable, Sendable {
    /// Nothing stood there: the caller goes on, and completes or releases `lease`. A lease ends by itself, so that a
    /// killed worker blocks nobody.
    case reserved(lease: String)
    /// Another request with the same key and body is under way.
    case inProgress
    /// The first answer.
    case completed(status: Int, body: [UInt8])
    /// The key was used with another body.
    case conflict
}
