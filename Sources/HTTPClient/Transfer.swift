internal import CLibcurl
internal import Platforms

/// One exchange under way on one libcurl handle; reused from exchange to exchange.
///
/// libcurl calls back with a pointer to it, so it must stay where it is while the exchange runs.
final class Transfer {
    let handle: UnsafeMutableRawPointer
    private let limits: TransferLimits
    private let addressGuard: AddressGuard
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var isProxied = false

    private enum Excess {
        case body
        case headers
    }

    private var body: [UInt8] = []
    private var headers: [(name: String, value: String)] = []
    private var headerBytes = 0
    private var excess: Excess?
    private var refusedAddress = false

    /// `nil` where libcurl has no memory.
    init?(egress: Egress, limits: TransferLimits) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.limits = limits
        addressGuard = egress.addressGuard
        setUp(egress)
    }

    deinit {
        curl_slist_free_all(headerList)
        curl_easy_cleanup(handle)
    }

    /// What never changes on a handle. Nothing is read from the environment or the user's files.
    private func setUp(_ egress: Egress) {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NETRC, 0), (CURLOPT_UNRESTRICTED_AUTH, 0),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_HTTP09_ALLOWED, 0),
            (CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS), (CURLOPT_DISALLOW_USERNAME_IN_URL, 1),
            (CURLOPT_DNS_CACHE_TIMEOUT, 60), (CURLOPT_TCP_KEEPALIVE, 1), (CURLOPT_BUFFERSIZE, 65_536),
            (CURLOPT_QUICK_EXIT, 1), (CURLOPT_LOW_SPEED_LIMIT, 1), (CURLOPT_LOW_SPEED_TIME, limits.stallSeconds),
            (CURLOPT_PATH_AS_IS, 1),
            (CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2),
        ].map { ($0.0, Int($0.1)) }
        for (option, value) in numbers { ed_curl_set_long(handle, option, value) }
        ed_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // NO_PROXY in the environment would send a proxied request straight to its target.
        ed_curl_set_text(handle, CURLOPT_NOPROXY, "")
        ed_curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https")
        ed_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        ed_curl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, limits.bodySize)
        if let replay = egress.replay { ed_curl_set_text(handle, CURLOPT_CAINFO, replay.authorityFile) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        ed_curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Transfer.at(context)?.receive(body: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ed_curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            Transfer.at(context)?.receive(header: bytes, size * count) ?? 0
        }
        ed_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        ed_curl_set_opener(handle) { context, _, address in
            guard let address, let transfer = Transfer.at(context), transfer.admits(address) else { return -1 }
            return ed_curl_socket(address)
        }
        ed_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
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
        headers = []
        (headerBytes, excess, refusedAddress) = (0, nil, false)
        ed_curl_set_text(handle, CURLOPT_URL, request.url)
        ed_curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, milliseconds))
        ed_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(milliseconds, limits.connectSeconds * 1000)))
        let proxy = egress.proxy(for: request)
        isProxied = proxy != nil
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
        headerList = nil
        for header in request.headers { headerList = curl_slist_append(headerList, "\(header.name): \(header.value)") }
        // libcurl's own: "100 Continue" would cost a round trip, the others nobody asked for.
        for name in ["Expect", "Accept", "Content-Type"]
        where !request.headers.contains(where: { $0.name.lowercased() == name.lowercased() }) {
            headerList = curl_slist_append(headerList, "\(name):")
        }
        ed_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    private func admits(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        if isProxied { return true }
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        let length = ed_curl_address(address, &bytes, &port)
        let isAdmitted = length > 0 && addressGuard.admits(Array(bytes[..<length]), port: port)
        if !isAdmitted { refusedAddress = true }
        return isAdmitted
    }

    private func receive(body bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        guard body.count + count <= limits.bodySize else {
            excess = .body
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    private func receive(header bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        headerBytes += count
        guard headerBytes <= limits.headerSize, headers.count < limits.headerCount else {
            excess = .headers
            return 0
        }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // A new head: what came before was informational (1xx) or a proxy's.
            headers = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers.append((String(line[..<colon]), String(value.prefix { !$0.isNewline })))
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
            PageResponse(status: status, headers: headers, body: body, elapsed: .microseconds(microseconds))
        )
    }

    private func failure(_ code: CURLcode) -> FetchFailure {
        if excess == .headers { return .malformed("headers without end") }
        if excess == .body || code == CURLE_FILESIZE_EXCEEDED { return .tooLarge(limit: limits.bodySize) }
        // With several addresses the refused one only counts where no other could be dialled.
        if refusedAddress, code == CURLE_COULDNT_CONNECT {
            return .refused("the name leads to an address that is not public")
        }
        let text = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return .timeout
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_WRITE_ERROR:
            return .malformed(text)
        case CURLE_URL_MALFORMAT: return .refused("not an address")
        default: return .connection(text)
        }
    }
}
