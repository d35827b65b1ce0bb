internal import CLibcurl
package import Media
internal import Platforms
internal import Synchronization

/// The way to media hosts by libcurl: constant memory a stream, backpressure from the client to the origin, the
/// address guard before every connection.
///
/// Shared by all threads; the transfer that was used last is used first, so that its connections are still warm.
package final class CurlOrigin: MediaOrigin {
    private let egress: Egress
    private let limits: TransferLimits
    private let pool = Mutex<[OriginTransfer]>([])

    /// Idle transfers that are kept: each has connections open.
    private static let idleLimit = 64

    package init(egress: Egress, limits: TransferLimits = TransferLimits(stallSeconds: 30)) {
        CurlFetcher.startLibrary()
        self.egress = egress
        self.limits = limits
    }

    package func fetch(_ request: OriginRequest, into receiver: any OriginReceiver) -> OriginEnd {
        if let why = HeaderSafety.refusal(url: request.url, headers: request.headers) { return .failed(.refused(why)) }
        guard let transfer = pool.withLock({ $0.popLast() }) ?? OriginTransfer(egress: egress, limits: limits) else {
            return .failed(.connection("out of memory"))
        }
        defer { pool.withLock { if $0.count < Self.idleLimit { $0.append(transfer) } } }
        return transfer.fetch(request, into: receiver)
    }
}
