internal import JSON

/// What an answer of Instagram says before its content is read: refusals, walls, gates.
enum InstagramAnswer {
    private static let pauseAfterThrottle: Duration = .seconds(300)

    /// - Throws: ``ExtractionFailure`` for every answer that holds no content.
    static func check(_ response: PageResponse) throws(ExtractionFailure) {
        switch response.status {
        case 200: break
        case 301, 302, 303, 307, 308: throw redirect(response.header("location") ?? "")
        case 429:
            let seconds = response.header("retry-after").flatMap { Int($0) }.map {
                Duration.seconds(min(max(1, $0), 86_400))
            }
            throw ExtractionFailure(.rateLimited, "status 429", retryAfter: seconds ?? pauseAfterThrottle)
        case 500...: throw ExtractionFailure(.platformTimeout, "status \(response.status)")
        default: break
        }
        if response.status >= 400 || response.body.count < 4096 { try checkMessage(response) }
        switch response.status {
        case 200: return
        case 401, 403: throw ExtractionFailure(.blockedByPlatform, "status \(response.status)")
        default: throw ExtractionFailure(.platformChanged, "status \(response.status)")
        }
    }

    private static func redirect(_ location: String) -> ExtractionFailure {
        ExtractionFailure(
            .blockedByPlatform,
            location.contains("/challenge/") ? "sent to a challenge" : "sent away from the post"
        )
    }

    /// Short answers say what is wrong in words.
    private static func checkMessage(_ response: PageResponse) throws(ExtractionFailure) {
        func says(_ text: StaticString) -> Bool { ByteSearch.firstIndex(of: text, in: response.body) != nil }
        if says("Please wait a few minutes") {
            throw ExtractionFailure(.rateLimited, "told to wait", retryAfter: pauseAfterThrottle)
        }
        if says("checkpoint_required") || says("challenge_required") || says("feedback_required") {
            throw ExtractionFailure(.blockedByPlatform, "a check is asked for")
        }
        if says("Not authorized to view user") { throw ExtractionFailure(.private, "not authorized to view user") }
        if says("Media not found or unavailable") { throw ExtractionFailure(.notFound, "media not found") }
    }

    /// Why a post that is there is not shown.
    static func gate(_ ruling: JSONValue, _ code: InstagramShortcode) -> ExtractionFailure {
        if code.hasPrivateKey { return ExtractionFailure(.private, "a private post's link, and no media") }
        let words = ruling.firstDescendant(limit: 500) { value in
            value.string.map { $0.contains("Restricted") || $0.contains("country") } ?? false
        }.string
        guard let words else { return ExtractionFailure(.loginRequired, "gated") }
        return ExtractionFailure(
            words.contains("country") ? .regionRestricted : .ageRestricted,
            "ruling: \(words.prefix(80))"
        )
    }
}
