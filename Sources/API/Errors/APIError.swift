package import Platforms

/// A failure as a caller is told it.
package struct APIError: Error, Equatable, Sendable {
    package let code: ErrorCode
    package let message: String
    /// Beside code 304.
    package let reason: FailureReason?
    /// Seconds after which another try makes sense.
    package let retryAfter: Int?
    /// Methods that are allowed, beside 405.
    package let allow: String?
    /// A media host's status, beside `download_failed`.
    package let upstreamStatus: Int?

    package init(
        _ code: ErrorCode,
        _ message: String? = nil,
        reason: FailureReason? = nil,
        retryAfter: Int? = nil,
        allow: String? = nil,
        upstreamStatus: Int? = nil
    ) {
        self.code = code
        self.message = message ?? code.message
        self.reason = reason
        self.retryAfter = retryAfter
        self.allow = allow
        self.upstreamStatus = upstreamStatus
    }

    package var isRetryable: Bool { reason?.isRetryable ?? code.isRetryable }
}

extension APIError {
    /// Code 304 for an extractor's failure.
    package init(_ failure: ExtractionFailure) {
        let seconds = failure.retryAfter.map { max(1, Int($0.components.seconds)) }
        self.init(
            .noMedia,
            failure.reason.sentence,
            reason: failure.reason,
            retryAfter: failure.reason.isRetryable ? seconds ?? failure.reason.suggestedWait : nil
        )
    }
}

extension FailureReason {
    /// What happened and what to do.
    package var sentence: String {
        switch self {
        case .notFound: "The post does not exist or was deleted. Check the link."
        case .private: "The post is private. Only public posts can be read."
        case .loginRequired: "The platform shows this post only to people who are logged in. It cannot be read without."
        case .regionRestricted: "The post is not available in the region of this server. Try a server elsewhere."
        case .live: "This is a live stream or has not begun. Try again when its recording is published."
        case .paidOrDRM: "The post is paid or copy-protected. Such media are not downloadable."
        case .ageRestricted: "The post is age-restricted and shown only to people who are logged in."
        case .blockedByPlatform: "The platform refused to answer this server. Try again in some minutes."
        case .rateLimited: "The platform limits this server's requests at the moment. Try again later."
        case .platformTimeout: "The platform did not answer in time. Try again."
        case .platformChanged:
            "The platform's answer has a new shape that this version cannot read. The operator was told."
        case .noMedia: "The post holds no video, image or audio of its own."
        }
    }

    /// Seconds, where the platform named none.
    var suggestedWait: Int {
        switch self {
        case .rateLimited: 60
        case .blockedByPlatform: 120
        case .live: 600
        default: 5
        }
    }
}
