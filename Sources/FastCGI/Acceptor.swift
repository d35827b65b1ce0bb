internal import CFastCGI
internal import Glibc

/// The one poller of a worker: takes connections from the listener while a thread is free, until it is told to stop.
struct Acceptor {
    let listener: Int32
    let control: Int32
    /// Counts free threads.
    let free: Int32
    let handover: Int32
    /// Milliseconds of silence after which a connection is given up.
    let timeout: Int
    /// A free thread is taken before a connection is, so that nothing is accepted that nobody can serve.
    private var holdsThread = false
    private var isFinishing = false

    init(listener: Int32, control: Int32, free: Int32, handover: Int32, timeout: Int) {
        self.listener = listener
        self.control = control
        self.free = free
        self.handover = handover
        self.timeout = timeout
    }

    /// - Throws: ``ServerError`` where the listener is no listening socket.
    ///
    /// - Parameter grow: starts another thread where the worker may have one more.
    mutating func run(
        observer: any RequestObserver,
        grow: () -> Void,
        signal: () -> StopSignal
    ) throws(ServerError) {
        // Workers share the listener: whoever loses the race for a connection must not block in accept.
        guard fcntl(listener, F_SETFL, fcntl(listener, F_GETFL) | O_NONBLOCK) == 0 else {
            throw .system(call: "fcntl", errno: errno)
        }
        while true {
            if !holdsThread { holdsThread = ed_fcgi_take(free) }
            // The new thread counts itself free; the wait below sees it.
            if !holdsThread { grow() }
            let events = wait()
            if events.control {
                switch signal() {
                case .none: break
                case .drain: return
                case .finish: isFinishing = true
                }
            }
            if holdsThread, events.work {
                try acceptOne(observer)
            } else if holdsThread, isFinishing {
                return
            }
        }
    }

    /// Waits for a thread to become free, and takes it; still listens to `control`, whose end must not go unseen.
    mutating func awaitFreeThread(signal: () -> StopSignal) {
        if holdsThread {
            holdsThread = false
            return
        }
        while !ed_fcgi_take(free) {
            var entries = [
                pollfd(fd: free, events: Int16(POLLIN), revents: 0),
                pollfd(fd: control, events: Int16(POLLIN), revents: 0),
            ]
            poll(&entries, 2, -1)
            if entries[1].revents != 0 { _ = signal() }
        }
    }

    func hand(over descriptor: Int32) {
        var descriptor = descriptor
        // A pipe takes four bytes whole or not at all; it holds far more descriptors than there are threads.
        while write(handover, &descriptor, MemoryLayout<Int32>.size) < 0, errno == EINTR {}
    }

    private func wait() -> (work: Bool, control: Bool) {
        var entries = [
            pollfd(fd: holdsThread ? listener : free, events: Int16(POLLIN), revents: 0),
            pollfd(fd: control, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&entries, 2, isFinishing && holdsThread ? 0 : -1) > 0 else { return (false, false) }
        return (entries[0].revents != 0, entries[1].revents != 0)
    }

    private mutating func acceptOne(_ observer: any RequestObserver) throws(ServerError) {
        let connection = ed_fcgi_accept(listener, Int32(timeout))
        if connection >= 0 {
            holdsThread = false
            hand(over: connection)
            return
        }
        switch errno {
        case EAGAIN, EINTR, ECONNABORTED: break
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            // The process or the machine is short of descriptors: what is held will end and free some.
            observer.refused(reason: "no descriptor is free (error \(errno))")
            usleep(50_000)
        default: throw .system(call: "accept4", errno: errno)
        }
    }
}
