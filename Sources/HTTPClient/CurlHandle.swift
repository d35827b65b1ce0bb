internal import CLibcurl
internal import Media
internal import Platforms

/// One libcurl easy handle for streams, used for one exchange after another.
final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    let gate: AddressGate
    private var headerList: UnsafeMutablePointer<curl_slist>?

    /// Bytes that libcurl reads at a time. Larger ones are hardly faster (it hands over 16 KiB at most), and thousands of
    /// streams would each hold one: with twice as many a slow stream took 135 KB instead of 69.
    private static let bufferSize = 16_384

    /// `nil` where libcurl has no memory.
    init?(
        egress: Egress,
        limits: TransferLimits,
        connectTo: UnsafeMutablePointer<curl_slist>?,
        sockets: KeptSockets
    ) {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        gate = AddressGate(egress.addressGuard)
        HandleOptions.apply(to: pointer, egress: egress)
        // A stream has a connection of its own: in HTTP/2 a slow reader's window would hold up others'.
        ed_curl_set_long(pointer, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ed_curl_set_long(pointer, CURLOPT_BUFFERSIZE, Self.bufferSize)
        ed_curl_set_long(pointer, CURLOPT_CONNECTTIMEOUT_MS, limits.connectSeconds * 1000)
        ed_curl_set_long(pointer, CURLOPT_HTTPGET, 1)
        ed_curl_set_list(pointer, CURLOPT_CONNECT_TO, connectTo)
        ed_curl_set_sink(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlHandle.exchange(context)?.receive(body: bytes, size * count) ?? 0
        }
        ed_curl_set_sink(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            CurlHandle.exchange(context)?.receive(header: bytes, size * count) ?? 0
        }
        gate.install(on: pointer)
        sockets.install(on: pointer)
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headerList)
    }

    private static func exchange(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Sets the handle up for a request; what comes is handed to `exchange`, which must live until it has ended.
    func prepare(_ request: OriginRequest, egress: Egress, limits: TransferLimits, for exchange: CurlExchange) {
        let proxy = egress.proxy(for: request.platform, number: request.egress)
        gate.reset(isProxied: proxy != nil)
        // An empty proxy means none, whatever the environment says.
        ed_curl_set_text(pointer, CURLOPT_PROXY, proxy ?? "")
        ed_curl_set_text(pointer, CURLOPT_URL, request.url)
        curl_slist_free_all(headerList)
        headerList = HandleOptions.list(request.headers)
        ed_curl_set_list(pointer, CURLOPT_HTTPHEADER, headerList)
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        ed_curl_set_pointer(pointer, CURLOPT_WRITEDATA, context)
        ed_curl_set_pointer(pointer, CURLOPT_HEADERDATA, context)
    }

    /// Of the answer that has arrived.
    var status: Int {
        var status = 0
        ed_curl_get_long(pointer, CURLINFO_RESPONSE_CODE, &status)
        return status
    }
}
