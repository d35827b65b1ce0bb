internal import CLibcurl
internal import Media
internal import Platforms

/// One media stream at a time on one libcurl handle, with a multi handle of its own: its connections are kept for the
/// next stream, and the client's connection can be watched beside the origin's.
///
/// Unchecked: one thread at a time uses it, whoever took it out of ``CurlOrigin``'s pool.
final class OriginTransfer: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let egress: Egress
    private let limits: TransferLimits
    private let gate: AddressGate
    private let connectTo: UnsafeMutablePointer<curl_slist>?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var head: HeadReader
    private var receiver: (any OriginReceiver)?
    private var isHeadTold = false
    private var isWanted = true
    private var hasEndlessHead = false

    /// Bytes that libcurl reads at a time. Larger ones are no faster (it hands over 16 KiB at most), and thousands of
    /// streams would each hold one.
    private static let bufferSize = 16_384

    /// `nil` where libcurl has no memory.
    init?(egress: Egress, limits: TransferLimits) {
        guard let handle = curl_easy_init() else { return nil }
        guard let multi = curl_multi_init() else {
            curl_easy_cleanup(handle)
            return nil
        }
        self.handle = handle
        self.multi = multi
        self.egress = egress
        self.limits = limits
        gate = AddressGate(egress.addressGuard)
        head = HeadReader(limits)
        connectTo = egress.replay.flatMap { curl_slist_append(nil, "::127.0.0.1:\($0.port)") }
        setUp()
    }

    deinit {
        curl_multi_cleanup(multi)
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        curl_slist_free_all(connectTo)
    }

    private func setUp() {
        HandleOptions.apply(to: handle, egress: egress)
        // A stream of its own connection: HTTP/2 would let a slow reader's window hold up others' and costs memory.
        ed_curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ed_curl_set_long(handle, CURLOPT_BUFFERSIZE, Self.bufferSize)
        ed_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 2)
        ed_curl_set_list(handle, CURLOPT_CONNECT_TO, connectTo)
        let context = Unmanaged.passUnretained(self).toOpaque()
        ed_curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            OriginTransfer.at(context)?.receive(body: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ed_curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            OriginTransfer.at(context)?.receive(header: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        gate.install(on: handle)
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> OriginTransfer? {
        context.map { Unmanaged<OriginTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    func fetch(_ request: OriginRequest, into receiver: any OriginReceiver) -> OriginEnd {
        prepare(request, receiver)
        curl_multi_add_handle(multi, handle)
        defer {
            curl_multi_remove_handle(multi, handle)
            self.receiver = nil
        }
        var lastByte = ContinuousClock.now
        var received: curl_off_t = -1
        while true {
            var running: Int32 = 0
            guard curl_multi_perform(multi, &running) == CURLM_OK else { return .failed(.connection("libcurl")) }
            var finished: UnsafeMutableRawPointer?
            var code = CURLE_OK
            if ed_curl_finished(multi, &finished, &code) { return end(code) }
            if receiver.isAbandoned { return .abandoned }
            var count: curl_off_t = 0
            ed_curl_get_offset(handle, CURLINFO_SIZE_DOWNLOAD_T, &count)
            // Time in which the client did not read is not the origin's: it ends with the byte that was written.
            if count != received { (received, lastByte) = (count, .now) }
            guard ContinuousClock.now - lastByte < .seconds(limits.stallSeconds) else { return .failed(.timeout) }
            ed_curl_multi_wait(multi, receiver.clientDescriptor, 500)
        }
    }

    private func prepare(_ request: OriginRequest, _ receiver: any OriginReceiver) {
        self.receiver = receiver
        head = HeadReader(limits)
        (isHeadTold, isWanted, hasEndlessHead) = (false, true, false)
        let proxy = egress.proxy(for: request.platform, number: request.egress)
        gate.reset(isProxied: proxy != nil)
        ed_curl_set_text(handle, CURLOPT_PROXY, proxy ?? "")
        ed_curl_set_text(handle, CURLOPT_URL, request.url)
        ed_curl_set_long(handle, CURLOPT_HTTPGET, 1)
        ed_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, limits.connectSeconds * 1000)
        curl_slist_free_all(headerList)
        headerList = HandleOptions.list(request.headers)
        ed_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    /// The head is told once, before the first byte of the body or at the end of an answer without one.
    private func tellHead() {
        guard !isHeadTold, let receiver else { return }
        isHeadTold = true
        var status = 0
        ed_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        isWanted = receiver.receive(OriginHead(status: status, headers: head.headers))
    }

    private func receive(body bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        tellHead()
        guard isWanted, let receiver else { return 0 }
        isWanted = receiver.receive(UnsafeRawBufferPointer(start: bytes, count: count))
        return isWanted ? count : 0
    }

    private func receive(header bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        guard head.take(UnsafeRawBufferPointer(start: bytes, count: count)) else {
            hasEndlessHead = true
            return 0
        }
        return count
    }

    private func end(_ code: CURLcode) -> OriginEnd {
        if hasEndlessHead { return .failed(.malformed("headers without end")) }
        if !isWanted { return .refused }
        guard code == CURLE_OK else { return .failed(FetchFailure(code, gate)) }
        tellHead()
        return isWanted ? .complete : .refused
    }
}
