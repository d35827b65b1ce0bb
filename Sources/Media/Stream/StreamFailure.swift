/// Why a client gets no media; nothing of it has been sent yet.
package enum StreamFailure: Error, Hashable, Sendable {
    /// The media host's status.
    case status(Int)
    /// An answer without a byte.
    case empty
    /// An HTML page where media was promised.
    case page
    /// Nothing, or not enough, within the time that is allowed.
    case timeout
    /// More redirects than are followed, or one to an address that may not be asked.
    case redirect
    /// The name leads to no address that may be dialled.
    case forbidden
    /// No connection, or an answer that is no sound HTTP.
    case broken
    /// An answer that does not fit what was asked.
    case answer(HeadRefusal)
    /// A playlist that is not handed on.
    case playlist
    /// Picture and sound cannot be put together.
    case merge

    /// Whether the address may be too old: a new parse gives a fresh one.
    package var isStale: Bool {
        switch self {
        case .status(403), .status(404), .status(410), .empty, .page: true
        default: false
        }
    }

    /// Whether the same request may succeed a moment later.
    package var isPassing: Bool {
        switch self {
        case .broken, .empty, .status(500...599): true
        default: false
        }
    }
}
