internal import Glibc
package import Ledger

/// The ledger in PostgreSQL, shared by the processes of many machines.
///
/// Statements are also CockroachDB's and YugabyteDB's, with which this was not run. A connection is made when it is
/// first needed and made anew when it was lost: a process starts, and stays up, without the database.
///
/// Where a connection is lost while a change is under way nobody knows whether it happened. So every change is written
/// so that doing it twice is the same as once (a charge by a mark of its own, see ``charge(_:)``), and is done again on
/// a fresh connection.
package final class PostgresLedger: Ledger {
    private let pool: ConnectionPool
    private let limits: PostgresLimits

    private static let tries = 10

    /// Connects to nothing yet.
    package init(_ address: PostgresAddress, limits: PostgresLimits = PostgresLimits()) {
        self.limits = limits
        pool = ConnectionPool(address, limits) { try Schema.admit($0) }
    }

    /// Makes the tables, or brings them up to date. Any number of machines may do so at once.
    package static func migrate(_ address: PostgresAddress) throws(LedgerError) {
        do {
            let connection = try Connection(address, PostgresLimits())
            try Schema.migrate(connection)
        } catch { throw LedgerError(anything: error) }
    }

    package func ping() throws(LedgerError) {
        try working { connection, _ in try connection.run("SELECT count(*) FROM easydown_migration", []) }
    }

    /// What the server says it is.
    package func serverVersion() throws(LedgerError) -> String {
        try working { connection, _ in try connection.run("SELECT version()", []).first?.text(0) ?? "unknown" }
    }

    /// Work on one connection, done again where what stopped it may pass at once.
    ///
    /// - Parameter work: the connection, and whether an earlier try was cut off, so that its outcome is unknown.
    @discardableResult
    func working<Value>(_ work: (Connection, _ wasCutOff: Bool) throws -> Value) throws(LedgerError) -> Value {
        let end = ContinuousClock.now + limits.operation
        var wasCutOff = false
        for attempt in 1... {
            do {
                return try pool.withConnection { try work($0, wasCutOff) }
            } catch let failure as PostgresFailure where failure.passes && attempt < Self.tries && end > .now {
                if case .lost = failure { wasCutOff = true }
                Self.pause(attempt)
            } catch { throw LedgerError(anything: error) }
        }
        throw .unavailable("PostgreSQL refused too often")
    }

    /// The same, as one transaction.
    func writing<Value>(_ work: (Connection) throws -> Value) throws(LedgerError) -> Value {
        try working { connection, _ in try connection.transaction { try work(connection) } }
    }

    /// Two that were in each other's way do not meet again.
    private static func pause(_ attempt: Int) {
        usleep(UInt32.random(in: 1000...10_000) * UInt32(attempt))
    }
}

extension LedgerError {
    init(anything error: any Error) {
        self =
            switch error {
            case let error as LedgerError: error
            case let failure as PostgresFailure: LedgerError(failure)
            default: .unavailable("\(error)")
            }
    }
}
