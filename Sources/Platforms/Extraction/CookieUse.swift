/// What an operator's cookies were used for in a parse.
package enum CookieUse: Sendable, Equatable {
    /// They went with every request that they fit.
    case throughout
    /// They were kept back: visitors were told enough.
    case unused
    /// They went with the last rung only, with this outcome; `nil` where it gave the post.
    case account(ExtractionFailure?)
}
