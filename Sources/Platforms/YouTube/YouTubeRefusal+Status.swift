internal import JSON

extension YouTubeRefusal {
    /// What stands in the way where no answer came.
    init(_ failure: FetchFailure) {
        if case .refused = failure {
            self.init(.address, ExtractionFailure(failure))
        } else {
            self.init(.client, ExtractionFailure(failure))
        }
    }

    /// What an answer of another status than 200 means; `nil` for 200.
    init?(statusOf response: PageResponse) {
        let detail = "HTTP \(response.status)"
        switch response.status {
        case 200:
            return nil
        case 300..<400 where response.header("location")?.contains("google.com/sorry") == true:
            self.init(.address, .rateLimited, "\(detail) to google.com/sorry")
        case 400:
            self = Self.badRequest(response)
        case 403:
            self.init(.address, .blockedByPlatform, detail)
        case 429:
            let failure = ExtractionFailure(.rateLimited, detail, retryAfter: Self.retryAfter(response))
            self.init(.address, failure)
        case 500...:
            self.init(.client, .platformTimeout, detail)
        default:
            self.init(.client, .platformChanged, detail)
        }
    }

    /// Google's error object tells an unknown id from an identity that was retired.
    private static func badRequest(_ response: PageResponse) -> YouTubeRefusal {
        let status: String
        do {
            status = try JSONDocument(parsing: response.body).root["error"]["status"].string ?? "no error.status"
        } catch {
            status = "\(error)"
        }
        // The same word stands for a body that YouTube no longer takes, so it is no verdict by itself.
        let reason: FailureReason = status == "INVALID_ARGUMENT" ? .notFound : .platformChanged
        return YouTubeRefusal(.client, reason, "HTTP 400, \(status.prefix(60))")
    }

    private static func retryAfter(_ response: PageResponse) -> Duration? {
        guard let seconds = response.header("retry-after").flatMap({ Int($0) }), (1...86_400).contains(seconds) else {
            return nil
        }
        return .seconds(seconds)
    }
}
