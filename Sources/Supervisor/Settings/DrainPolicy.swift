/// How long a worker may take to end, step by step. The sum is the longest it can live on.
package struct DrainPolicy: Sendable, Equatable {
    /// After the request to drain, until SIGTERM.
    package var drain: Duration
    /// After SIGTERM, until SIGKILL.
    package var terminate: Duration
    /// After SIGKILL, until it is sent again: a process in an uninterruptible wait dies only when that ends.
    package var kill: Duration

    package init(drain: Duration = .seconds(30), terminate: Duration = .seconds(5), kill: Duration = .seconds(5)) {
        self.drain = drain
        self.terminate = terminate
        self.kill = kill
    }
}
