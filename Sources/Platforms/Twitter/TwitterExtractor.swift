/// Fetches a post of X as any visitor without an account sees it: GraphQL with a guest's token, then the service behind
/// embedded posts. See DOSSIER.md.
package struct TwitterExtractor: Extractor {
    private static let ladder = StrategyLadder([graphQL, syndication])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder.climb(link, in: session)
    }
}
