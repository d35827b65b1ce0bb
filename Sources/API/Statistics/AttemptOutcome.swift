internal import Platforms

/// What became of asking a platform, or one of its strategies; the order is that of the words in shared memory.
enum AttemptOutcome: Int, CaseIterable {
    case success
    /// An answer on the post itself (private, deleted, …): the platform works.
    case verdict
    case refused
    case changed
    case timedOut

    init(_ failure: ExtractionFailure?) {
        switch failure?.reason {
        case nil: self = .success
        case .platformChanged?: self = .changed
        case .platformTimeout?: self = .timedOut
        case .blockedByPlatform?, .rateLimited?, .loginRequired?: self = .refused
        default: self = .verdict
        }
    }
}
