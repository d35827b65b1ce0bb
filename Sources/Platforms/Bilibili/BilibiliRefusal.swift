/// The platform's own codes as reasons. Pages carry the same codes as answers do.
enum BilibiliRefusal {
    /// Which service says it: the same code means another thing of a course.
    enum Service {
        case video
        case episode
        case lesson
    }

    /// What was asked for: a malformed question about data names something that cannot be.
    enum Question {
        case data
        case streams
    }

    /// - Returns: `nil` for 0, and for codes that nobody has explained.
    static func of(code: Int, message: String, service: Service, asked: Question = .data) -> ExtractionFailure? {
        reason(code, message, service, asked).map { ExtractionFailure($0, "code \(code)") }
    }

    private static func reason(_ code: Int, _ message: String, _ service: Service, _ asked: Question) -> FailureReason?
    {
        switch code {
        case 0: nil
        case -400: asked == .data ? .notFound : nil
        // Nothing there, hidden, waiting for its day, under review.
        case -404, 404, 62002, 62003, 62004: .notFound
        case 62012: .private
        case -688, -689: .regionRestricted
        case -403, 403: service == .lesson ? .paidOrDRM : .loginRequired
        case -10403: message.contains("地区") || message.contains("区域") ? .regionRestricted : .paidOrDRM
        // For those who pay the author by the month.
        case 87007, 87008: .paidOrDRM
        case -101: .loginRequired
        // Held for a machine, or the address is.
        case -352, -401, -412, 412: .blockedByPlatform
        case -509, -799: .rateLimited
        case -500, -503, -504, -8888: .platformTimeout
        default: nil
        }
    }
}
