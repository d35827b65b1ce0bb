internal import CFastCGI
internal import Glibc

/// One request slot: waits for a connection, checks it, parses it, has it answered, ends it.
final class RequestThread {
    /// Handed over in place of a descriptor to end a thread.
    static let stop: Int32 = -1
    /// Bytes. Parsing a hostile answer of 256 levels and TLS fit with room to spare; untouched pages cost nothing.
    private static let stackSize = 1 << 20

    private let number: Int
    private let connection: Connection
    private var gate: RecordGate
    private let limits: ServerLimits
    private let handler: any RequestHandler
    private let observer: any RequestObserver
    private let handover: Int32
    private let free: Int32

    init(
        number: Int,
        connection: Connection,
        gate: RecordGate,
        limits: ServerLimits,
        handler: any RequestHandler,
        observer: any RequestObserver,
        handover: Int32,
        free: Int32
    ) {
        self.number = number
        self.connection = connection
        self.gate = gate
        self.limits = limits
        self.handler = handler
        self.observer = observer
        self.handover = handover
        self.free = free
    }

    /// Starts the thread, which then owns this object.
    ///
    /// - Returns: 0, or the error number of `pthread_create`.
    func start() -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread,
            &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<RequestThread>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            context.toOpaque()
        )
        if code != 0 { context.release() }
        return code
    }

    private func run() {
        while true {
            ed_fcgi_post(free)
            let descriptor = next()
            if descriptor == Self.stop { return }
            serve(descriptor)
        }
    }

    private func next() -> Int32 {
        var descriptor: Int32 = Self.stop
        while true {
            let got = read(handover, &descriptor, MemoryLayout<Int32>.size)
            if got == MemoryLayout<Int32>.size { return descriptor }
            if got >= 0 || errno != EINTR { return Self.stop }
        }
    }

    private func serve(_ descriptor: Int32) {
        if let reason = gate.refusal(of: descriptor) {
            close(descriptor)
            observer.refused(reason: reason)
            return
        }
        guard var request = connection.receive(descriptor, limits: limits) else {
            observer.refused(reason: "not a FastCGI request")
            return
        }
        request.thread = number
        observer.began(thread: number)
        var response = ResponseStream(connection)
        handler.handle(request, &response)
        connection.finish()
        observer.ended(thread: number)
    }
}
