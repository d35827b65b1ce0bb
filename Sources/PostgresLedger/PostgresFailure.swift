internal import Ledger

/// What PostgreSQL or the way to it did not do. Texts hold no password.
enum PostgresFailure: Error, Equatable {
    /// No connection can be made.
    case unreachable(String)
    /// The connection ended, or did not answer in time: nobody knows what became of the last statement.
    case lost(String)
    /// The server refused a statement, for a reason that has a code (SQLSTATE; PostgreSQL's documentation, appendix A).
    case refused(code: String, text: String)
}

extension PostgresFailure {
    /// Whether the same work may succeed at once: on a fresh connection, or after the transaction that was in the way.
    var passes: Bool {
        switch self {
        case .unreachable: false
        case .lost: true
        // Serialization failure, deadlock.
        case .refused(let code, _): code == "40001" || code == "40P01"
        }
    }

    /// Codes with which a server ends a connection or says that it is no longer the one to ask: it shuts down, it
    /// crashed, it has become a standby (which is read-only).
    static func ends(connection code: String) -> Bool {
        ["57P01", "57P02", "57P03", "25006"].contains(code) || code.hasPrefix("08")
    }

    func isRefusal(_ codes: String...) -> Bool {
        if case .refused(let code, _) = self { codes.contains(code) } else { false }
    }
}

extension LedgerError {
    init(_ failure: PostgresFailure) { self = .unavailable("\(failure)") }
}

extension PostgresFailure: CustomStringConvertible {
    var description: String {
        switch self {
        case .unreachable(let text): "no connection to PostgreSQL: \(text)"
        case .lost(let text): "the connection to PostgreSQL ended: \(text)"
        case .refused(let code, let text): "PostgreSQL \(code): \(text)"
        }
    }
}
