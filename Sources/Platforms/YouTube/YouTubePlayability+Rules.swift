extension YouTubePlayability {
    /// Words by which a refusal is known.
    struct Rule: Sendable {
        let phrases: [String]
        let cause: YouTubeRefusal.Cause
        let reason: FailureReason

        init(_ cause: YouTubeRefusal.Cause, _ reason: FailureReason, _ phrases: String...) {
            self.phrases = phrases
            self.cause = cause
            self.reason = reason
        }
    }

    /// In order of judging: what is said of this caller, then what is said of the video; a removal before the country
    /// that its explanation may mention.
    static let rules = [
        Rule(.visitor, .blockedByPlatform, "not a bot"),
        Rule(.visitor, .blockedByPlatform, "page needs to be reloaded"),
        Rule(.visitor, .rateLimited, "content isn't available, try again later", "rate-limited"),
        Rule(.client, .platformChanged, "no longer supported on this application or device"),
        Rule(.video, .noMedia, "live stream recording is not available", "processing this video"),
        Rule(.video, .private, "private"),
        Rule(
            .video,
            .ageRestricted,
            "confirm your age",
            "inappropriate for some users",
            "age-restricted",
            "age restricted"
        ),
        Rule(.video, .notFound, "has been removed", "was removed", "removed by", "terminated", "closed their account"),
        Rule(.video, .regionRestricted, "in your country", "in your region", "in your location", "copyright grounds"),
        Rule(
            .video,
            .paidOrDRM,
            "members",
            "members-only",
            "premium",
            "payment",
            "purchase",
            "purchased",
            "rent",
            "rental",
            "rented"
        ),
        Rule(
            .video,
            .notFound,
            "unavailable",
            "no longer available",
            "isn't available anymore",
            "does not exist",
            "doesn't exist",
            "deleted"
        ),
        Rule(.client, .blockedByPlatform, "error occurred", "something went wrong", "try again later"),
    ]
}
