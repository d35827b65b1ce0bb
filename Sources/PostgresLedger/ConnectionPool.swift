internal import Dispatch
internal import Synchronization

/// The connections of one process. A thread has one to itself while it works; they are opened when they are first
/// needed, and those that are not sound are closed instead of kept.
final class ConnectionPool: Sendable {
    private struct State {
        /// The one that came back last is taken first: few stay busy, the others may be closed by a proxy between.
        var idle: [Connection] = []
        var failure: (text: String, at: ContinuousClock.Instant)?
    }

    private let address: PostgresAddress
    private let limits: PostgresLimits
    private let admit: @Sendable (Connection) throws -> Void
    private let state = Mutex(State())
    private let turns: DispatchSemaphore

    /// - Parameter admit: judges every connection once, before its first use.
    init(_ address: PostgresAddress, _ limits: PostgresLimits, admit: @escaping @Sendable (Connection) throws -> Void) {
        self.address = address
        self.limits = limits
        self.admit = admit
        turns = DispatchSemaphore(value: limits.connections)
    }

    /// - Throws: ``PostgresFailure`` where there is no connection; what `admit` and `work` throw.
    func withConnection<Value>(_ work: (Connection) throws -> Value) throws -> Value {
        let patience = PostgresLimits.milliseconds(limits.turn)
        guard turns.wait(timeout: .now() + .milliseconds(patience)) == .success else {
            throw PostgresFailure.unreachable("all \(limits.connections) connections of this process are busy")
        }
        defer { turns.signal() }
        let connection = try state.withLock { $0.idle.popLast() } ?? connect()
        // Whatever waits in the pool was opened before this one was lost: a restarted server knows none of them.
        defer { connection.isAtRest ? keep(connection) : forgetIdle() }
        return try work(connection)
    }

    private func keep(_ connection: Connection) { state.withLock { $0.idle.append(connection) } }

    private func forgetIdle() {
        // They are closed outside of the lock: closing says good-bye to the server.
        let closed = state.withLock { state in (state.idle, state.idle = []).0 }
        withExtendedLifetime(closed) {}
    }

    private func connect() throws -> Connection {
        if let failure = state.withLock({ $0.failure }), failure.at + limits.pause > .now {
            throw PostgresFailure.unreachable(failure.text)
        }
        do {
            let connection = try Connection(address, limits)
            try admit(connection)
            state.withLock { $0.failure = nil }
            return connection
        } catch let failure as PostgresFailure {
            if case .unreachable(let text) = failure { state.withLock { $0.failure = (text, .now) } }
            throw failure
        }
    }
}
