/// What counts as hung. Three different things, three different times.
package struct WorkerDeadlines: Sendable, Equatable {
    /// From the start of a worker until it says that it is ready.
    package var boot: Duration
    /// Without a sign of life of a worker that gives such signs (``WorkerLink/beat()``); nil is never.
    package var silence: Duration?
    /// For one request in one thread; nil is never.
    package var request: Duration?
    /// After which a request that still runs is reported, once; nil is never.
    package var slow: Duration?
    /// After SIGABRT, which writes a backtrace, until SIGKILL.
    package var abort: Duration

    package init(
        boot: Duration = .seconds(20),
        silence: Duration? = nil,
        request: Duration? = nil,
        slow: Duration? = nil,
        abort: Duration = .seconds(3)
    ) {
        self.boot = boot
        self.silence = silence
        self.request = request
        self.slow = slow
        self.abort = abort
    }
}
