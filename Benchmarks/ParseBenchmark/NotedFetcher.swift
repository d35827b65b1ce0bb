import HTTPClient
import Platforms
import Synchronization

/// Passes requests on and notes them, so that the bare fetch can send the same ones.
final class NotedFetcher: PageFetcher {
    private let fetcher: CurlFetcher
    private let noted = Mutex<[PageRequest]>([])

    init(_ fetcher: CurlFetcher) { self.fetcher = fetcher }

    /// The requests since the last call.
    func take() -> [PageRequest] {
        noted.withLock { noted in
            defer { noted = [] }
            return noted
        }
    }

    func fetch(
        _ requests: [PageRequest],
        deadline: ContinuousClock.Instant
    ) -> [Result<PageResponse, FetchFailure>] {
        noted.withLock { $0 += requests }
        return fetcher.fetch(requests, deadline: deadline)
    }
}
