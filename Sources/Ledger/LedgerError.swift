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

extension LedgerError: CustomStringConvertible {
    /// What happened and what to do.
    package var description: String {
        switch self {
        case .noSuchAccount(let id): "there is no account \(id); `easydown account list` shows them all"
        case .noSuchKey(let id): "there is no key \(id); `easydown key list ACCOUNT` shows an account's keys"
        case .keyIsRevoked(let id): "key \(id) was revoked, which is final; create a new one"
        case .balanceWouldBeNegative(let balance, let delta):
            "the balance is \(balance), so \(delta) credits cannot be taken"
        case .leaseLost: "another request took over"
        case .unavailable(let why): "the ledger cannot be used: \(why)"
        case .incompatible(let why): why
        }
    }
}
