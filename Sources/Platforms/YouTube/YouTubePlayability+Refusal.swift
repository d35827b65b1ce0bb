extension YouTubePlayability {
    /// What stands in the way of playing; `nil` where nothing does.
    var refusal: YouTubeRefusal? {
        guard let status else { return YouTubeRefusal(.client, .changed(missing: "playabilityStatus.status")) }
        if status == "OK" {
            guard isLive || isUpcoming || isPostLive else { return nil }
            return YouTubeRefusal(.video, .live, "live now, upcoming, or its recording is not finished")
        }
        let detail = "\(status): \(summary)"
        if let (cause, reason) = bySigns(status) ?? byWords ?? byStatus(status) {
            return YouTubeRefusal(cause, reason, detail)
        }
        return YouTubeRefusal(.client, .platformChanged, "unknown playabilityStatus.status \(detail)")
    }

    private typealias Judgement = (cause: YouTubeRefusal.Cause, reason: FailureReason)

    /// Signs that need no words.
    private func bySigns(_ status: String) -> Judgement? {
        if status == "LIVE_STREAM_OFFLINE" || isUpcoming { return (.video, .live) }
        if isLiveContent && says(["processing this video"]) { return (.video, .live) }
        if screens.contains("playerCaptchaViewModel") { return (.client, .blockedByPlatform) }
        if hasAgeGate { return (.video, .ageRestricted) }
        // A trailer or an offer in place of the film.
        if screens.contains(where: { $0.contains("YpcTrailer") || $0.contains("YpcOffer") }) {
            return (.video, .paidOrDRM)
        }
        return nil
    }

    private var byWords: Judgement? {
        guard let rule = Self.rules.first(where: { says($0.phrases) }) else { return nil }
        return (rule.cause, rule.reason)
    }

    /// For words that no rule knows.
    private func byStatus(_ status: String) -> Judgement? {
        switch status {
        case "AGE_VERIFICATION_REQUIRED", "AGE_CHECK_REQUIRED", "CONTENT_CHECK_REQUIRED": (.video, .ageRestricted)
        case _ where isLive: (.video, .live)
        case "LOGIN_REQUIRED": (.client, .loginRequired)
        case "ERROR": (.video, .notFound)
        // Some applications may not play some videos, those made for children first of all, and say no more than
        // "This video is not available".
        case "UNPLAYABLE": (.vague, says(["not available"]) ? .notFound : .noMedia)
        default: nil
        }
    }
}
