internal import CLibcurl
internal import Platforms

/// One exchange under way on one libcurl handle; reused from exchange to exchange.
///
/// libcurl calls back with a pointer to it, so it must stay where it is while the exchange runs.
final class Transfer {
    let handle: UnsafeMutableRawPointer
    private let limits: TransferLimits
    private let gate: AddressGate
    private var headerList: UnsafeMutablePointer<curl_slist>?

    private static let largestReserve = 1024 * 1024

    private enum Excess {
        case body
        case headers
    }

    private var body: [UInt8] = []
    /// What waited behind the last piece of the body: see ``KeptSockets/surplus(of:)``.
    private(set) var surplus = 0
    private var head: HeadReader
    private var excess: Excess?

    /// `nil` where libcurl has no memory.
    init?(egress: Egress, limits: TransferLimits, sockets: KeptSockets) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.limits = limits
        gate = AddressGate(egress.addressGuard)
        head = HeadReader(limits)
        setUp(egress)
        sockets.install(on: handle)
    }

    deinit {
        curl_slist_free_all(headerList)
        curl_easy_cleanup(handle)
    }

    /// What never changes on a handle.
    private func setUp(_ egress: Egress) {
        HandleOptions.apply(to: handle, egress: egress)
        ed_curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        ed_curl_set_long(handle, CURLOPT_BUFFERSIZE, 65_536)
        ed_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        ed_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, limits.stallSeconds)
        ed_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        ed_curl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, limits.bodySize)
        let context = Unmanaged.passUnretained(self).toOpaque()
        ed_curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Transfer.at(context)?.receive(body: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ed_curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            Transfer.at(context)?.receive(header: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        gate.install(on: handle)
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Sets the handle up for a request.
    ///
    /// - Parameter milliseconds: until the deadline.
    func prepare(
        _ request: PageRequest,
        egress: Egress,
        connectTo: UnsafeMutablePointer<curl_slist>?,
        milliseconds: Int
    ) {
        body = []
        surplus = 0
        head = HeadReader(limits)
        excess = nil
        ed_curl_set_text(handle, CURLOPT_URL, request.url)
        ed_curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, milliseconds))
        ed_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(milliseconds, limits.connectSeconds * 1000)))
        let proxy = egress.proxy(for: request.platform, number: request.egress)
        gate.reset(isProxied: proxy != nil)
        // An empty proxy means none, whatever the environment says.
        ed_curl_set_text(handle, CURLOPT_PROXY, proxy ?? "")
        ed_curl_set_list(handle, CURLOPT_CONNECT_TO, connectTo)
        setMethod(request)
        setHeaders(request)
    }

    private func setMethod(_ request: PageRequest) {
        guard request.method == .post else {
            ed_curl_set_long(handle, CURLOPT_HTTPGET, 1)
            return
        }
        let content = request.body ?? []
        ed_curl_set_long(handle, CURLOPT_POST, 1)
        ed_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, content.count)
        // Copied by libcurl, after its size is known.
        content.withUnsafeBytes { buffer in
            let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            _ = ed_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, start ?? handle)
        }
    }

    private func setHeaders(_ request: PageRequest) {
        curl_slist_free_all(headerList)
        headerList = HandleOptions.list(request.headers)
        ed_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    private func receive(body bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        guard body.count + count <= limits.bodySize else {
            excess = .body
            return 0
        }
        surplus = KeptSockets.surplus(of: handle)
        if body.isEmpty { reserveBody() }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    /// Room for as much as the answer announces, within reason: growing step by step would copy it again and again.
    private func reserveBody() {
        var length: curl_off_t = 0
        ed_curl_get_offset(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
        body.reserveCapacity(max(0, min(Int(length), Self.largestReserve)))
    }

    private func receive(header bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        guard head.take(UnsafeRawBufferPointer(start: bytes, count: count)) else {
            excess = .headers
            return 0
        }
        return count
    }

    /// What came of the exchange.
    func result(_ code: CURLcode) -> Result<PageResponse, FetchFailure> {
        guard code == CURLE_OK else { return .failure(failure(code)) }
        var status = 0
        var microseconds: curl_off_t = 0
        ed_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        ed_curl_get_offset(handle, CURLINFO_TOTAL_TIME_T, &microseconds)
        return .success(
            PageResponse(status: status, headers: head.headers, body: body, elapsed: .microseconds(microseconds))
        )
    }

    private func failure(_ code: CURLcode) -> FetchFailure {
        if excess == .headers { return .malformed("headers without end") }
        if excess == .body || code == CURLE_FILESIZE_EXCEEDED { return .tooLarge(limit: limits.bodySize) }
        return FetchFailure(code, gate)
    }
}

extension FetchFailure {
    /// What libcurl's code means for who asked.
    init(_ code: CURLcode, _ gate: AddressGate) {
        // With several addresses the refused one only counts where no other could be dialled.
        if gate.hasRefused, code == CURLE_COULDNT_CONNECT {
            self = .refused("the name leads to an address that is not public")
            return
        }
        let text = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT: self = .timeout
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_WRITE_ERROR:
            self = .malformed(text)
        case CURLE_URL_MALFORMAT: self = .refused("not an address")
        default: self = .connection(text)
        }
    }
}
