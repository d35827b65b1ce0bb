internal import JSON

/// Headers of answers, and the media types of their bodies.
enum HeaderField {
    static let json = "application/json"
    static let problem = "application/problem+json"

    /// Sent with every answer in JSON.
    static let common = [
        Field(
            "X-Request-Id",
            .text,
            example: "req_4fK2bZq81LmNw0Xy",
            "The request's name in the service's log: the caller's own where it sent a sane one."
        ),
        Field("Cache-Control", .choice(["no-store"]), "Answers are nobody else's."),
        Field("X-Content-Type-Options", .choice(["nosniff"]), "The body is what Content-Type says."),
    ]

    /// Behind a good token.
    static let rate = [
        Field(
            "RateLimit-Policy",
            .text,
            example: "\"key\";q=2000;w=20",
            "The limit that is counted: its name, the requests that may come at once, and the seconds until all may come anew."
        ),
        Field(
            "RateLimit",
            .text,
            example: "\"key\";r=1999;t=1",
            "What is left: the limit's name, the requests that may still come at once, and the seconds until it is full."
        ),
    ]

    static let credits = [
        Field(
            "X-Credits-Charged",
            .integer(0, most: 1),
            unit: "credits",
            "What this request cost: 1 for a success, else 0."
        ),
        Field("X-Credits-Remaining", .integer(0), unit: "credits", "What the account has left."),
        replayed,
    ]

    static let replayed = Field(
        "Idempotent-Replayed",
        .choice(["true"]),
        "The answer is that of the first request with this Idempotency-Key; nothing was charged."
    ).optional

    static let session = Field("Set-Cookie", .text, "The session, or its end; no script can read it.")

    /// Beside those of every answer.
    static func ofFailure(_ status: Int) -> [Field] {
        switch status {
        case 401: [Field("WWW-Authenticate", .text, example: "Bearer", "How to authenticate (RFC 6750).")]
        case 405: [Field("Allow", .text, example: "POST", "The methods that are allowed here.")]
        case 429, 503:
            [Field("Retry-After", .integer(1), unit: "seconds", "After which another try makes sense.")]
        case 502, 504:
            [Field("Retry-After", .integer(1), unit: "seconds", "After which another try makes sense.").optional]
        default: []
        }
    }
}
