/// Why one client gave nothing to play, and what may help.
struct YouTubeRefusal: Error, Equatable {
    enum Cause: Sendable {
        /// Says something of the video: no other client has to be asked.
        case video
        /// May say something of the video; counts where nothing better was said.
        case vague
        /// This visitor is refused: fresh visitor data may help.
        case visitor
        /// This client or this one answer is at fault: another client may help.
        case client
        /// This address is refused, or nothing can be sent: asking again makes it worse.
        case address
    }

    let cause: Cause
    let failure: ExtractionFailure

    init(_ cause: Cause, _ failure: ExtractionFailure) {
        self.cause = cause
        self.failure = failure
    }

    init(_ cause: Cause, _ reason: FailureReason, _ detail: String) {
        self.init(cause, ExtractionFailure(reason, detail))
    }

    /// The refusal that the caller is told of: what is said of the video outranks what is said of this caller, and
    /// that outranks what failed technically.
    static func mostTelling(of refusals: [YouTubeRefusal]) -> YouTubeRefusal? {
        refusals.min { $0.rank < $1.rank }
    }

    private static let verdicts: [FailureReason] = [
        .live, .private, .paidOrDRM, .ageRestricted, .regionRestricted, .noMedia, .notFound,
    ]
    private static let others: [FailureReason] = [
        .loginRequired, .rateLimited, .blockedByPlatform, .notFound, .noMedia, .platformChanged, .platformTimeout,
    ]

    /// The lower, the more telling.
    private var rank: Int {
        let isVerdict = cause == .video
        let order = isVerdict ? Self.verdicts : Self.others
        let place = order.firstIndex(of: failure.reason) ?? order.count
        return isVerdict ? place : Self.verdicts.count + 1 + place
    }
}
