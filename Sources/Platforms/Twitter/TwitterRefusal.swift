internal import JSON

/// What stands in place of a post, as a reason.
enum TwitterRefusal {
    /// `TweetUnavailable`, `TweetTombstone` and previews of paid posts; `nil` for a post.
    static func of(_ result: JSONValue) -> ExtractionFailure? {
        switch result["__typename"].string {
        case "TweetUnavailable": unavailable(result["reason"].string ?? "")
        case "TweetTombstone": tombstone(result["tombstone"])
        case "TweetPreviewDisplay": ExtractionFailure(.paidOrDRM, "a preview for subscribers")
        default: nil
        }
    }

    private static func unavailable(_ reason: String) -> ExtractionFailure {
        switch reason {
        case "Suspended", "Deleted", "Deactivated", "Offboarded": ExtractionFailure(.notFound, reason)
        case "Protected": ExtractionFailure(.private, reason)
        case "NsfwLoggedOut", "NsfwViewerHasNoStatedAge", "NsfwViewerIsUnderage":
            ExtractionFailure(.ageRestricted, reason)
        default: ExtractionFailure(.loginRequired, "unavailable: \(reason.prefix(60))")
        }
    }

    /// In order: the first group with a word in the text decides.
    private static let words: [(FailureReason, [String])] = [
        (.notFound, ["deleted", "suspended", "no longer exists", "doesn't exist", "doesn’t exist", "violated"]),
        (.private, ["limits who can view", "protected", "you're unable to view", "you’re unable to view"]),
        (.ageRestricted, ["age-restricted", "sensitive", "adult"]),
        (.regionRestricted, ["withheld", "in your country"]),
    ]

    private static func tombstone(_ tombstone: JSONValue) -> ExtractionFailure {
        let text = (tombstone["text"]["text"].string ?? tombstone["richText"]["text"].string ?? "").lowercased()
        for (reason, words) in words where words.contains(where: { text.contains($0) }) {
            return ExtractionFailure(reason, "tombstone: \(text.prefix(60))")
        }
        return ExtractionFailure(.loginRequired, "tombstone: \(text.prefix(60))")
    }

    /// The errors of an answer without data; `nil` where they are technical.
    static func of(errors: [JSONValue]) -> ExtractionFailure? {
        for error in errors {
            let text = (error["message"].string ?? "").lowercased()
            let detail = "error \(error["code"].int ?? 0)"
            switch error["code"].int {
            case 144, 366, 63, 34: return ExtractionFailure(.notFound, detail)
            case 179: return ExtractionFailure(.private, detail)
            case 88: return ExtractionFailure(.rateLimited, detail)
            default: break
            }
            if text.contains("no status found") || text.contains("value out of range") {
                return ExtractionFailure(.notFound, detail)
            }
        }
        return nil
    }
}
