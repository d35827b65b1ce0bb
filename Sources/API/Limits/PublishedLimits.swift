internal import Ledger

/// Bounds that callers are told of; the documentation takes them from here.
package enum PublishedLimits {
    /// Bytes of a request's body.
    package static let bodyBytes = JSONBody.sizeLimit
    /// Characters of a link or a share text.
    package static let linkCharacters = ParseInput.lengthLimit
    /// Characters of an idempotency key.
    package static let idempotencyKeyLength = IdempotencyKey.length
    /// Seconds for which the first answer to one is kept.
    package static let idempotencySeconds = Int(IdempotencyKey.lifetime)
    /// Characters of a caller's own request id.
    package static let requestIDLength = RequestContext.longestID
    /// Characters of a key's name.
    package static let keyNameLength = KeySettings.nameLength
    /// Address blocks of one key.
    package static let keyAddresses = KeySettings.addressLimit
    /// Seconds for which an old token may live on after a reset.
    package static let resetGraceSeconds = Int(KeyOperations.longestGrace)
}
