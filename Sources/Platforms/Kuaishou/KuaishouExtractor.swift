/// Fetches a post of Kuaishou as any visitor without an account sees it: the phone's share page (at two addresses),
/// the call that this page itself makes, the desktop page, the desktop site's GraphQL. See DOSSIER.md.
package struct KuaishouExtractor: Extractor {
    private static let ladder = StrategyLadder([sharePage, shareMirror, shareAPI, desktopPage, graphQL])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder.climb(link, in: session)
    }
}
