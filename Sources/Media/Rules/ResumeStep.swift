/// What is done for a stream that broke.
package enum ResumeStep: Hashable, Sendable {
    /// The upstream is asked for the rest.
    case ask(ClientConditions)
    /// Nothing is missing.
    case complete
    /// The client's connection is broken off, so that nobody takes what came for the whole.
    case giveUp
}
