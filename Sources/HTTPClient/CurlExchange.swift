internal import CLibcurl
internal import Media
internal import Platforms

/// One request to a media host under way on a handle of ``CurlOrigin``.
final class CurlExchange: OriginExchange {
    let handle: CurlHandle
    let receiver: any OriginReceiver
    private(set) var isPaused = false
    /// What waited behind the last piece of the body: see ``KeptSockets/surplus(of:)``.
    private(set) var surplus = 0
    private unowned let origin: CurlOrigin
    private var head: HeadReader
    private var isTouched = false
    private var isHeadTold = false
    private var isWanted = true
    private var hasEndlessHead = false

    init(_ handle: CurlHandle, origin: CurlOrigin, receiver: any OriginReceiver, limits: TransferLimits) {
        self.handle = handle
        self.origin = origin
        self.receiver = receiver
        head = HeadReader(limits)
    }

    func resume() {
        guard isPaused else { return }
        isPaused = false
        origin.resume(self)
    }

    func cancel() { origin.cancel(self) }

    func receive(header bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        guard head.take(UnsafeRawBufferPointer(start: bytes, count: count)) else {
            hasEndlessHead = true
            return 0
        }
        return count
    }

    func receive(body bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
        // libcurl keeps it and hands it over again when it may go on.
        if isPaused { return ed_curl_write_paused }
        surplus = KeptSockets.surplus(of: handle.pointer)
        tellHead()
        guard isWanted else { return 0 }
        if !isTouched {
            isTouched = true
            origin.touch(self)
        }
        return note(receiver.receive(UnsafeRawBufferPointer(start: bytes, count: count))) == .stop ? 0 : count
    }

    /// Has what was received sent on.
    func settle() -> OriginFlow {
        isTouched = false
        guard isWanted else { return .stop }
        return isPaused ? .pause : note(receiver.settle())
    }

    private func note(_ flow: OriginFlow) -> OriginFlow {
        if flow == .pause { isPaused = true }
        if flow == .stop { isWanted = false }
        return flow
    }

    private func tellHead() {
        guard !isHeadTold else { return }
        isHeadTold = true
        isWanted = receiver.receive(OriginHead(status: handle.status, headers: head.headers))
    }

    /// What libcurl's end means; tells the head of an answer without a body.
    func end(_ code: CURLcode) -> OriginEnd {
        if hasEndlessHead { return .failed(.broken("headers without end")) }
        if !isWanted { return .refused }
        guard code == CURLE_OK else {
            switch FetchFailure(code, handle.gate) {
            case .timeout: return .failed(.timeout)
            case .refused: return .failed(.forbidden)
            case .connection(let text), .malformed(let text): return .failed(.broken(text))
            case .tooLarge, .cancelled: return .failed(.broken("\(code.rawValue)"))
            }
        }
        tellHead()
        return isWanted ? .complete : .refused
    }
}
