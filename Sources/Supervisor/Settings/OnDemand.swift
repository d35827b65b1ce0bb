/// Workers that come with the load: one more where a connection waits and every worker is full, one less where one has
/// been idle for a while.
package struct OnDemand: Sendable, Equatable {
    /// Workers that stay, whatever the load; 0 starts the first with the first connection.
    package var least: Int
    /// After which a worker above them goes.
    package var idle: Duration

    package init(least: Int, idle: Duration = .seconds(60)) {
        self.least = least
        self.idle = idle
    }
}
