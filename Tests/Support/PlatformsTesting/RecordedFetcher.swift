package import Platforms
package import Recordings
internal import Synchronization

/// A way out that leads into recordings: answers from them by the replayer's own rules, without a socket.
package final class RecordedFetcher: PageFetcher {
    private let recordings: [Recording]
    private let log = Mutex<[PageRequest]>([])

    package init(_ recordings: [Recording]) { self.recordings = recordings }

    /// Every request so far, in order.
    package var requests: [PageRequest] { log.withLock { $0 } }

    package func fetch(
        _ requests: [PageRequest],
        deadline: ContinuousClock.Instant
    ) -> [Result<PageResponse, FetchFailure>] {
        log.withLock { $0 += requests }
        return requests.map { request in
            guard let recorded = RecordedRequest(request) else { return .failure(.malformed(request.url)) }
            guard let response = recordings.response(to: recorded) else {
                return .success(PageResponse(status: 404, body: Array("no recording".utf8)))
            }
            return .success(PageResponse(status: response.status, headers: response.headers, body: response.body))
        }
    }
}

extension RecordedRequest {
    init?(_ request: PageRequest) {
        guard let scheme = request.url.firstRange(of: "://") else { return nil }
        let rest = request.url[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest.dropFirst(authority.count)
        self.init(
            method: request.method.rawValue,
            host: String(authority.prefix { $0 != ":" }),
            target: target.hasPrefix("/") ? String(target) : "/\(target)",
            headers: request.headers,
            body: request.body ?? []
        )
    }
}
