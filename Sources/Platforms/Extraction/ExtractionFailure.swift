/// Why an extractor gave up.
package struct ExtractionFailure: Error, Equatable, Sendable {
    package let reason: FailureReason
    /// For the operator's log: the missing path, the platform's own code. Never a token, a cookie or a media URL.
    package let detail: String
    /// When it makes sense to ask again, where the platform said so.
    package let retryAfter: Duration?

    package init(_ reason: FailureReason, _ detail: String, retryAfter: Duration? = nil) {
        self.reason = reason
        self.detail = detail
        self.retryAfter = retryAfter
    }
}

extension ExtractionFailure {
    /// The answer has not the shape it had: names the path that was missing.
    package static func changed(missing path: String) -> Self {
        ExtractionFailure(.platformChanged, "missing: \(path)")
    }
}
