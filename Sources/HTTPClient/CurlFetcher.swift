internal import CLibcurl
package import Platforms
internal import Synchronization

/// The way out: libcurl with kept connections, compressed answers, HTTP/2, bounds on everything, and the address guard.
///
///     let fetcher = CurlFetcher(egress: Egress())
///     let results = fetcher.fetch([PageRequest(.get, "https://example.com/", platform: .youtube)], deadline: .now + .seconds(5))
///
/// Shared by all threads: each call takes a group of handles out of a pool, the one that was used last first, so that
/// its connections are still warm.
package final class CurlFetcher: PageFetcher {
    private let egress: Egress
    private let limits: TransferLimits
    private let pool = Mutex<[TransferGroup]>([])

    private static let isReady = ed_curl_start() == CURLE_OK

    package init(egress: Egress, limits: TransferLimits = TransferLimits()) {
        Self.startLibrary()
        self.egress = egress
        self.limits = limits
    }

    /// Starts libcurl, once a process.
    static func startLibrary() { precondition(isReady, "libcurl does not start") }

    package func fetch(
        _ requests: [PageRequest],
        deadline: ContinuousClock.Instant
    ) -> [Result<PageResponse, FetchFailure>] {
        guard let group = pool.withLock({ $0.popLast() }) ?? TransferGroup(egress: egress, limits: limits) else {
            return requests.map { _ in .failure(.connection("out of memory")) }
        }
        defer { pool.withLock { $0.append(group) } }
        return group.fetch(requests, deadline: deadline)
    }
}
