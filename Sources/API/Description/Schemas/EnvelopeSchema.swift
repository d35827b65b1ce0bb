internal import Platforms

/// The one shape of all answers.
package enum EnvelopeSchema {
    package static func success(_ data: Schema, status: Int = 200) -> Schema {
        .object([
            Field("status", .integer(status, most: status), "The HTTP status."),
            Field("data", data, "What was asked for."),
            Field("msg", .choice(["success"]), "Always the same."),
        ])
    }

    /// Every failure, those of nginx included.
    package static let failure = Schema.object(
        [
            Field("status", .integer(200, most: 599), "The HTTP status. Code 304 comes with status 200."),
            Field("data", .null, "Always null."),
            Field("msg", .text, "One or two plain sentences: what happened and what to do."),
        ] + details + [documentation("docUrl")]
    ).named("Failure", "A failure, in the envelope that every answer has.")

    /// The same as RFC 9457 has it.
    package static let problem = Schema.object(
        [
            documentation("type"),
            Field("title", .text, "The code or the reason in words."),
            Field("status", .integer(200, most: 599), "The HTTP status. Code 304 comes with status 200."),
            Field("detail", .text, "One or two plain sentences: what happened and what to do."),
        ] + details
    ).named("Problem", "A failure as RFC 9457 has it, for requests with `Accept: application/problem+json`.")

    private static let details = [
        Field("code", .choice(codes), "What went wrong, for programs. Always a string, 302 and 304 too."),
        Field(
            "reason",
            .choice(FailureReason.allCases.map(\.rawValue)),
            "Beside code 304: why the platform gave no media."
        ).optional,
        Field("retryable", .flag, "Whether the same request can succeed later without anything being changed."),
        Field("retryAfter", .integer(1), unit: "seconds", "After which another try makes sense.").optional,
        Field(
            "upstreamStatus",
            .integer(100, most: 999),
            "Beside download_failed: the HTTP status that the media host answered with."
        ).optional,
        Field("requestId", .text, "The request's name in the service's log, as in X-Request-Id."),
    ]

    private static func documentation(_ name: String) -> Field {
        Field(name, .text(format: "uri-reference"), "The page and anchor that explain this failure.")
    }

    /// The service's own, then those of nginx.
    private static let codes = ErrorCode.allCases.map(\.rawValue) + FrontError.allCases.map(\.rawValue)
}
