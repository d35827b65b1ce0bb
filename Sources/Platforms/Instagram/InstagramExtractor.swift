/// Fetches a post of Instagram as any visitor without an account sees it: page, GraphQL, embed page. Where visitors are
/// kept out, and an operator has an account, as that. See DOSSIER.md.
package struct InstagramExtractor: Extractor {
    private static let visitors = StrategyLadder([page, graphQL, embed])
    private static let ladder = AccountLadder(account: account, cookie: "sessionid", anonymous: asVisitor)

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder.climb(link, in: session)
    }

    @Sendable private static func asVisitor(
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> Post {
        do { return try visitors.climb(link, in: session) } catch {
            // One "not found" may be a refusal in disguise; on every rung it is the truth.
            let missing = session.attempts.filter { $0.failure?.detail == "status 404" }
            if missing.count == visitors.strategies.count {
                throw ExtractionFailure(.notFound, "status 404 on every rung")
            }
            throw error
        }
    }
}
