internal import Platforms
internal import Synchronization

/// Posts of the last seconds by link: a link that many ask for at once costs the platform one request. Never older than
/// the media addresses in it are good for.
final class PostCache: Sendable {
    private struct Entry {
        let post: Post
        let expires: ContinuousClock.Instant
    }

    private let entries = Mutex<[PostLink: Entry]>([:])
    private static let capacity = 256
    /// Seconds that a caller needs to begin a download; an address with less left is not handed out again.
    private static let margin = 120

    func post(for link: PostLink, at now: ContinuousClock.Instant = .now) -> Post? {
        entries.withLock { entries in
            guard let entry = entries[link] else { return nil }
            if entry.expires > now { return entry.post }
            entries[link] = nil
            return nil
        }
    }

    /// - Parameters:
    ///   - seconds: how long it may be kept at most.
    ///   - wallClock: seconds since 1970, for the addresses' own expiry.
    func keep(
        _ post: Post,
        for link: PostLink,
        seconds: Int,
        wallClock: Int,
        at now: ContinuousClock.Instant = .now
    ) {
        let end = post.earliestExpiry.map { $0 - Self.margin - wallClock } ?? .max
        let lifetime = min(seconds, end)
        guard lifetime > 0 else { return }
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries = entries.filter { $0.value.expires > now } }
            if entries.count >= Self.capacity, let oldest = entries.min(by: { $0.value.expires < $1.value.expires }) {
                entries[oldest.key] = nil
            }
            entries[link] = Entry(post: post, expires: now + .seconds(lifetime))
        }
    }
}

extension Post {
    /// When the first of its media addresses expires, in seconds since 1970; `nil` where none says.
    var earliestExpiry: Int? {
        (images.map(\.file) + videos.map(\.file) + audios.map(\.file)).compactMap(\.expiresAt).min()
    }
}
