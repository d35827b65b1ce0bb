/// Why a public link gave no media: the `reason` beside code 304.
package enum FailureReason: String, Codable, CaseIterable, Sendable {
    case notFound = "not_found"
    case `private` = "private"
    case loginRequired = "login_required"
    case regionRestricted = "region_restricted"
    case live = "live"
    case paidOrDRM = "paid_or_drm"
    case ageRestricted = "age_restricted"
    case blockedByPlatform = "blocked_by_platform"
    case rateLimited = "rate_limited"
    case platformTimeout = "platform_timeout"
    case platformChanged = "platform_changed"
    case noMedia = "no_media"
}

extension FailureReason {
    /// Whether the failure says something of the post itself. The others say something of this caller, this moment
    /// or this way of asking, so another strategy may do better.
    package var isVerdict: Bool {
        switch self {
        case .notFound, .private, .regionRestricted, .live, .paidOrDRM, .ageRestricted, .noMedia: true
        case .loginRequired, .blockedByPlatform, .rateLimited, .platformTimeout, .platformChanged: false
        }
    }

    /// Whether the same request can succeed later without anything being changed.
    package var isRetryable: Bool {
        switch self {
        case .blockedByPlatform, .rateLimited, .platformTimeout, .live: true
        default: false
        }
    }
}
