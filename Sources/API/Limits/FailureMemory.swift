internal import Platforms
internal import Synchronization

/// Failures of the last seconds by link: whoever asks again at once gets the same answer, and the platform is not asked.
final class FailureMemory: Sendable {
    private struct Entry {
        let failure: ExtractionFailure
        let expires: ContinuousClock.Instant
    }

    private let entries = Mutex<[String: Entry]>([:])
    private static let capacity = 4096

    func failure(for link: PostLink, at now: ContinuousClock.Instant = .now) -> ExtractionFailure? {
        entries.withLock { entries in
            guard let entry = entries[link.canonicalURL] else { return nil }
            if entry.expires > now { return entry.failure }
            entries[link.canonicalURL] = nil
            return nil
        }
    }

    func remember(_ failure: ExtractionFailure, for link: PostLink, at now: ContinuousClock.Instant = .now) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries = entries.filter { $0.value.expires > now } }
            // Full of fresh failures: somebody is trying many links; forgetting all costs only requests.
            if entries.count >= Self.capacity { entries = [:] }
            entries[link.canonicalURL] = Entry(failure: failure, expires: now + Self.lifetime(failure.reason))
        }
    }

    /// A verdict on the post lasts a minute; what may be gone in a moment lasts a moment.
    private static func lifetime(_ reason: FailureReason) -> Duration {
        switch reason {
        case .platformTimeout: .seconds(3)
        case .rateLimited, .blockedByPlatform, .loginRequired, .platformChanged: .seconds(15)
        default: .seconds(60)
        }
    }
}
