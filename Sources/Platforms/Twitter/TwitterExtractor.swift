/// Fetches a post of X as any visitor without an account sees it: GraphQL with a guest's token, then the service behind
/// embedded posts. Where visitors are kept out, and an operator has an account, as that. See DOSSIER.md.
package struct TwitterExtractor: Extractor {
    private static let visitors = StrategyLadder([graphQL, syndication])
    private static let ladder = AccountLadder(account: account, cookie: "auth_token") {
        link,
        session throws(ExtractionFailure) in try visitors.climb(link, in: session)
    }

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder.climb(link, in: session)
    }
}
