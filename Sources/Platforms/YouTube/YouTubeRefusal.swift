/// Why one client gave nothing to play, and what may help.
struct YouTubeRefusal: Error, Equatable {
    enum Cause: Sendable {
        /// Says something of the video: no other client has to be asked.
        case video
        /// May say something of the video; counts where nothing better was said.
        case vague
        /// Calls the video playable and gives nothing that can be fetched: another client may.
        case empty
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
    private static let ofTheCaller: [FailureReason] = [.loginRequired, .rateLimited, .blockedByPlatform]

    /// The lower, the more telling. Who calls a video playable knows more of it than who says a vague word.
    private var rank: Int {
        if cause == .video, let place = Self.verdicts.firstIndex(of: failure.reason) { return place }
        if let place = Self.ofTheCaller.firstIndex(of: failure.reason) { return 10 + place }
        if cause == .empty { return 20 }
        switch failure.reason {
        case .platformTimeout: return 40
        case .platformChanged: return 30
        default: return 21
        }
    }
}
