internal import Ledger

/// Bounds that callers are told of; the documentation takes them from here.
package enum PublishedLimits {
    /// Bytes of a request's body.
    package static let bodyBytes = JSONBody.sizeLimit
    /// Characters of a link or a share text.
    package static let linkCharacters = ParseInput.lengthLimit
    /// Seconds for which an old token may live on after a reset.
    package static let resetGraceSeconds = Int(KeyOperations.longestGrace)
}
