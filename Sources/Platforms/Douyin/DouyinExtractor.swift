/// Fetches a post as any visitor sees it: the web site's own address of a post in three ways, then two pages for
/// phones. A file of the CDN given as the link is a post by itself. See DOSSIER.md.
package struct DouyinExtractor: Extractor {
    private static let anything = StrategyLadder([detail, guestDetail, slidesInfo, sharePage])
    /// The page between knows videos only.
    private static let video = StrategyLadder([detail, guestDetail, slidesInfo, selection, sharePage])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        switch link.kind {
        case .media: try session.attempt(Self.mediaLink, link: link)
        case .photo: try Self.anything.climb(link, in: session)
        default: try Self.video.climb(link, in: session)
        }
    }
}
