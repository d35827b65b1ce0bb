internal import CFastCGI
internal import Glibc

/// A worker's side of FastCGI: one acceptor, a thread per request slot.
///
/// The acceptor takes a connection only while a thread is free, so nothing waits inside the worker: what is not
/// accepted stays in the listener's queue for another worker, and a drain is instant.
package final class Server: Sendable {
    private let limits: ServerLimits
    private let handler: any RequestHandler
    private let observer: any RequestObserver
    /// Counts free threads.
    private let free: Int32
    /// Accepted descriptors on their way to a thread: a pipe, since each read of one wakes one thread.
    private let handover: (read: Int32, write: Int32)

    /// - Throws: ``ServerError`` where the kernel refuses a descriptor.
    package init(
        limits: ServerLimits,
        handler: any RequestHandler,
        observer: any RequestObserver
    ) throws(ServerError) {
        self.limits = limits
        self.handler = handler
        self.observer = observer
        free = ed_fcgi_semaphore()
        guard free >= 0 else { throw .system(call: "eventfd", errno: errno) }
        var ends: [Int32] = [-1, -1]
        guard ed_fcgi_pipe(&ends) == 0 else { throw .system(call: "pipe2", errno: errno) }
        handover = (ends[0], ends[1])
    }

    deinit {
        close(free)
        close(handover.read)
        close(handover.write)
    }

    /// Starts libfcgi; again is no harm. It sets handlers for SIGPIPE, SIGUSR1 and SIGTERM, so this comes before the
    /// process sets its own.
    ///
    /// - Throws: ``ServerError`` where libfcgi does not start.
    package static func startLibrary() throws(ServerError) {
        let code = ed_fcgi_init()
        guard code == 0 else { throw .libfcgi(code) }
    }

    /// Blocks signals in the calling thread and those it will start: an interrupted call inside libfcgi loses its
    /// request. Those that end the process stay open. For a worker's main thread, before any other exists.
    package static func blockSignals() {
        var blocked = sigset_t()
        sigfillset(&blocked)
        for number in [SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL] { sigdelset(&blocked, number) }
        pthread_sigmask(SIG_SETMASK, &blocked, nil)
        // libfcgi has put a handler there that only takes a note.
        signal(SIGTERM, SIG_DFL)
    }

    /// Serves until `control` says stop and every held request is answered.
    ///
    /// - Parameters:
    ///   - listener: a listening socket.
    ///   - control: a descriptor that becomes readable when there is something to learn.
    ///   - signal: reads `control` and says what it means.
    /// - Throws: ``ServerError`` where threads cannot be started or the listener is no socket.
    package func run(
        listener: Int32,
        control: Int32,
        ready: () -> Void = {},
        signal stopSignal: () -> StopSignal
    ) throws(ServerError) {
        var threads = 0
        // One that can start is enough to serve; a worker that cannot start one must not call itself ready.
        try start(threads)
        threads += 1
        ready()
        var acceptor = Acceptor(
            listener: listener,
            control: control,
            free: free,
            handover: handover.write,
            timeout: limits.peerTimeout
        )
        try acceptor.run(observer: observer, grow: { grow(&threads) }, signal: stopSignal)
        for _ in 0..<threads { acceptor.awaitFreeThread(signal: stopSignal) }
        for _ in 0..<threads { acceptor.hand(over: RequestThread.stop) }
    }

    /// Where the system has no thread to give, those there are go on serving.
    private func grow(_ threads: inout Int) {
        guard threads < limits.threads else { return }
        do {
            try start(threads)
            threads += 1
        } catch {
            observer.refused(reason: "no further thread: \(error)")
        }
    }

    private func start(_ number: Int) throws(ServerError) {
        guard let connection = Connection() else { throw .system(call: "malloc", errno: ENOMEM) }
        let thread = RequestThread(
            number: number,
            connection: connection,
            gate: RecordGate(limits),
            limits: limits,
            handler: handler,
            observer: observer,
            handover: handover.read,
            free: free
        )
        let code = thread.start()
        guard code == 0 else { throw .system(call: "pthread_create", errno: code) }
    }
}
