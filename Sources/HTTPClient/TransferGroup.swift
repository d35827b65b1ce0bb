internal import CLibcurl
internal import Platforms

/// A libcurl multi handle with its connections, and easy handles for as many exchanges as were ever under way at once.
///
/// Unchecked: one thread at a time uses a group, whoever took it out of ``CurlFetcher``'s pool.
final class TransferGroup: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer
    private let egress: Egress
    private let limits: TransferLimits
    private let connectTo: UnsafeMutablePointer<curl_slist>?
    private let sockets = KeptSockets()
    private var idle: [Transfer] = []

    init?(egress: Egress, limits: TransferLimits) {
        guard let multi = curl_multi_init() else { return nil }
        self.multi = multi
        ed_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 32)
        self.egress = egress
        self.limits = limits
        connectTo = egress.replay.flatMap { curl_slist_append(nil, "::127.0.0.1:\($0.port)") }
    }

    deinit {
        idle = []
        curl_multi_cleanup(multi)
        curl_slist_free_all(connectTo)
    }

    func fetch(
        _ requests: [PageRequest],
        deadline: ContinuousClock.Instant
    ) -> [Result<PageResponse, FetchFailure>] {
        var results = [Result<PageResponse, FetchFailure>](repeating: .failure(.timeout), count: requests.count)
        var pending: [UnsafeMutableRawPointer: (place: Int, transfer: Transfer)] = [:]
        sockets.breakSpoilt()
        for (place, request) in requests.enumerated() {
            if let why = HeaderSafety.refusal(url: request.url, headers: request.headers) {
                results[place] = .failure(.refused(why))
            } else if let transfer = idle.popLast() ?? Transfer(egress: egress, limits: limits, sockets: sockets) {
                transfer.prepare(request, egress: egress, connectTo: connectTo, milliseconds: Self.left(to: deadline))
                curl_multi_add_handle(multi, transfer.handle)
                pending[transfer.handle] = (place, transfer)
            } else {
                results[place] = .failure(.connection("out of memory"))
            }
        }
        run(&pending, &results, deadline)
        for (_, transfer) in pending.values { release(transfer) }
        return results
    }

    private func run(
        _ pending: inout [UnsafeMutableRawPointer: (place: Int, transfer: Transfer)],
        _ results: inout [Result<PageResponse, FetchFailure>],
        _ deadline: ContinuousClock.Instant
    ) {
        while !pending.isEmpty {
            var running: Int32 = 0
            guard curl_multi_perform(multi, &running) == CURLM_OK else { return }
            var handle: UnsafeMutableRawPointer?
            var code = CURLE_OK
            while ed_curl_finished(multi, &handle, &code) {
                guard let found = handle.flatMap({ pending.removeValue(forKey: $0) }) else { continue }
                results[found.place] = found.transfer.result(code)
                if code == CURLE_OK { sockets.keep(of: found.transfer.handle, surplus: found.transfer.surplus) }
                release(found.transfer)
            }
            let left = Self.left(to: deadline)
            guard left > 0 else { return }
            if !pending.isEmpty { curl_multi_poll(multi, nil, 0, Int32(min(left, 1000)), nil) }
        }
    }

    private func release(_ transfer: Transfer) {
        curl_multi_remove_handle(multi, transfer.handle)
        idle.append(transfer)
    }

    /// Milliseconds.
    private static func left(to deadline: ContinuousClock.Instant) -> Int {
        let left = deadline - .now
        return Int(left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)
    }
}
