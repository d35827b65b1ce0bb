/// Turns a recognised link into a post. Knows nothing of callers, keys or credits, and keeps no state of its own:
/// what outlives a parse (a guest token, visitor data) is kept by the session's ``TokenCache``.
package protocol Extractor: Sendable {
    /// Asks the platform through `session` and reads the answer.
    ///
    /// - Throws: ``ExtractionFailure`` with the reason that the caller is told.
    func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post
}
