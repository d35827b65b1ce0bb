internal import CLibcurl
package import EventLoop
package import Media
internal import Platforms

/// The way to media hosts by libcurl's multi interface on an event loop: thousands of streams on one thread, constant
/// memory a stream, backpressure from the client to the origin, the address guard before every connection.
///
/// Belongs to its loop's thread, on which it must be made too.
package final class CurlOrigin: MediaOrigin {
    private let loop: EventLoop
    private let multi: UnsafeMutableRawPointer
    private let egress: Egress
    private let limits: TransferLimits
    private let connectTo: UnsafeMutablePointer<curl_slist>?
    private let sockets = KeptSockets()
    private var timer: Alarm?
    private var exchanges: [UnsafeMutableRawPointer: CurlExchange] = [:]
    private var idle: [CurlHandle] = []
    /// Those that were given bytes since libcurl was called.
    private var touched: [CurlExchange] = []
    /// Those that libcurl is through with.
    private var finished: [(exchange: CurlExchange, code: CURLcode)] = []
    /// Ends that are to be told.
    private var ends: [(exchange: any OriginExchange, receiver: any OriginReceiver, end: OriginEnd)] = []
    private var telling: Alarm?
    private var isSettling = false

    /// Connections that are kept for the next stream.
    private static let keptConnections = 64
    private static let keptHandles = 64

    /// - Throws: ``EventLoopError`` where memory is short.
    package init(
        on loop: EventLoop,
        egress: Egress,
        limits: TransferLimits = TransferLimits()
    ) throws(EventLoopError) {
        CurlFetcher.startLibrary()
        guard let multi = curl_multi_init() else { throw EventLoopError(call: "curl_multi_init", errno: 0) }
        self.loop = loop
        self.multi = multi
        self.egress = egress
        self.limits = limits
        connectTo = egress.replay.flatMap { curl_slist_append(nil, "::127.0.0.1:\($0.port)") }
        ed_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
        timer = loop.alarm { [unowned self] in act(on: ed_curl_socket_timeout, 0) }
        telling = loop.alarm { [unowned self] in settle() }
        installCallbacks()
    }

    deinit {
        // Nobody is left to be called.
        ed_curl_multi_set_watcher(multi, nil, nil)
        ed_curl_multi_set_timer(multi, nil, nil)
        for exchange in exchanges.values { curl_multi_remove_handle(multi, exchange.handle.pointer) }
        exchanges = [:]
        curl_multi_cleanup(multi)
        idle = []
        curl_slist_free_all(connectTo)
    }

    package func start(_ request: OriginRequest, into receiver: any OriginReceiver) -> any OriginExchange {
        if let why = HeaderSafety.refusal(url: request.url, headers: request.headers) {
            return stillborn(receiver, .broken(why))
        }
        let fresh = { [self] in CurlHandle(egress: egress, limits: limits, connectTo: connectTo, sockets: sockets) }
        guard let handle = idle.popLast() ?? fresh() else { return stillborn(receiver, .broken("out of memory")) }
        sockets.breakSpoilt()
        let exchange = CurlExchange(handle, origin: self, receiver: receiver, limits: limits)
        handle.prepare(request, egress: egress, limits: limits, for: exchange)
        exchanges[handle.pointer] = exchange
        curl_multi_add_handle(multi, handle.pointer)
        return exchange
    }

    /// An exchange that ends before it begins; told later, since the caller does not know it yet.
    private func stillborn(_ receiver: any OriginReceiver, _ failure: OriginFailure) -> any OriginExchange {
        let exchange = StillbornExchange(origin: self)
        ends.append((exchange, receiver, .failed(failure)))
        telling?.set(after: .zero)
        return exchange
    }

    // MARK: What exchanges ask for

    /// Remembers that an exchange was given bytes: what becomes of them is asked once libcurl has returned.
    func touch(_ exchange: CurlExchange) { touched.append(exchange) }

    func resume(_ exchange: CurlExchange) {
        guard exchanges[exchange.handle.pointer] === exchange else { return }
        // Hands over what libcurl holds, before it returns.
        let code = curl_easy_pause(exchange.handle.pointer, ed_curl_go_on)
        if code != CURLE_OK { finish(exchange, code) }
        settle()
    }

    func cancel(_ exchange: any OriginExchange) {
        ends.removeAll { $0.exchange === exchange }
        guard let exchange = exchange as? CurlExchange else { return }
        if exchanges[exchange.handle.pointer] === exchange { release(exchange) }
    }

    // MARK: libcurl's wishes

    private func installCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ed_curl_multi_set_watcher(
            multi,
            { _, descriptor, what, context, _ in
                guard let context else { return 0 }
                Unmanaged<CurlOrigin>.fromOpaque(context).takeUnretainedValue().watch(descriptor, what)
                return 0
            },
            context
        )
        ed_curl_multi_set_timer(
            multi,
            { _, milliseconds, context in
                guard let context else { return 0 }
                Unmanaged<CurlOrigin>.fromOpaque(context).takeUnretainedValue().setTimer(milliseconds)
                return 0
            },
            context
        )
    }

    private func setTimer(_ milliseconds: Int) {
        if milliseconds < 0 { timer?.clear() } else { timer?.set(after: .milliseconds(milliseconds)) }
    }

    private func watch(_ descriptor: Int32, _ what: Int32) {
        var interest: Interest = []
        if what == CURL_POLL_IN || what == CURL_POLL_INOUT { interest.insert(.read) }
        if what == CURL_POLL_OUT || what == CURL_POLL_INOUT { interest.insert(.write) }
        guard !interest.isEmpty else { return loop.unwatch(descriptor) }
        sockets.forget(descriptor)
        loop.watch(descriptor, interest) { [unowned self] readiness in
            var events: Int32 = 0
            if readiness.isReadable { events |= CURL_CSELECT_IN }
            if readiness.isWritable { events |= CURL_CSELECT_OUT }
            if readiness.isBroken { events |= CURL_CSELECT_ERR }
            act(on: descriptor, events)
        }
    }

    private func act(on descriptor: Int32, _ events: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi, descriptor, events, &running)
        settle()
    }

    /// Does what may not be done while libcurl is calling.
    private func settle() {
        guard !isSettling else { return }
        isSettling = true
        defer { isSettling = false }
        collect()
        for exchange in touched where exchanges[exchange.handle.pointer] === exchange {
            switch exchange.settle() {
            case .goOn: break
            case .pause: curl_easy_pause(exchange.handle.pointer, ed_curl_pause_receiving)
            case .stop: finish(exchange, CURLE_WRITE_ERROR)
            }
        }
        touched.removeAll(keepingCapacity: true)
        while true {
            collect()
            for (exchange, code) in finished where exchanges[exchange.handle.pointer] === exchange {
                finish(exchange, code)
            }
            finished.removeAll(keepingCapacity: true)
            guard !ends.isEmpty else { return }
            let next = ends.removeFirst()
            next.receiver.ended(next.end)
        }
    }

    /// Notes what has ended before anybody cancels it: libcurl keeps its connection all the same.
    private func collect() {
        var pointer: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while ed_curl_finished(multi, &pointer, &code) {
            guard let exchange = pointer.flatMap({ exchanges[$0] }) else { continue }
            if code == CURLE_OK { sockets.keep(of: exchange.handle.pointer, surplus: exchange.surplus) }
            finished.append((exchange, code))
        }
    }

    private func finish(_ exchange: CurlExchange, _ code: CURLcode) {
        let end = exchange.end(code)
        release(exchange)
        ends.append((exchange, exchange.receiver, end))
    }

    private func release(_ exchange: CurlExchange) {
        let handle = exchange.handle
        exchanges[handle.pointer] = nil
        curl_multi_remove_handle(multi, handle.pointer)
        if idle.count < Self.keptHandles { idle.append(handle) }
    }
}
