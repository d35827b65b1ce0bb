/// How many connections a process has, and how long it waits for anything; all bounded.
package struct PostgresLimits: Sendable {
    /// Connections of this process. Threads have one to themselves while they work, and wait where all are taken.
    package var connections = 8
    /// For a connection to be made, for each host of the address; whole seconds, as libpq counts.
    package var connect: Duration = .seconds(3)
    /// For a statement on the server (`statement_timeout`).
    package var statement: Duration = .seconds(5)
    /// For an answer; longer than the server's own limit, so that a server that lives answers first.
    package var answer: Duration = .seconds(7)
    /// From the start of an operation: after that it is not tried again.
    package var operation: Duration = .seconds(10)
    /// For a connection that others hold.
    package var turn: Duration = .seconds(5)
    /// After a connection could not be made: callers are told so at once meanwhile, instead of each waiting for itself.
    package var pause: Duration = .milliseconds(250)

    package init() {}

    static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
