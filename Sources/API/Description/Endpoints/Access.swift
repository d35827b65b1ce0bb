package import Ledger

/// Who may call an endpoint.
package enum Access: Sendable, Equatable {
    case anyone
    /// Whoever sends a token of one of these kinds.
    case token([Token.Kind])
    /// Whoever holds a signed link; this site's own pages where the operator allows it.
    case link
}
