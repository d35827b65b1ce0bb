/// Why the ledger could not do what was asked.
package enum LedgerError: Error, Equatable, Sendable {
    case noSuchAccount(String)
    case noSuchKey(String)
    /// A key that was revoked cannot be edited or reset.
    case keyIsRevoked(String)
    /// The change would make the balance negative.
    case balanceWouldBeNegative(balance: Int, delta: Int)
    /// The reservation ended or went to another request: nothing was charged.
    case leaseLost
    /// The store is locked by others for too long, full, or gone. The text is for the operator.
    case unavailable(String)
    /// The store is not ours, or newer than this program.
    case incompatible(String)
}
