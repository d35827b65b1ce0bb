/// Fetches a post of Instagram as any visitor without an account sees it: page, GraphQL, embed page. See DOSSIER.md.
package struct InstagramExtractor: Extractor {
    private static let ladder = StrategyLadder([page, graphQL, embed])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        do { return try Self.ladder.climb(link, in: session) } catch {
            // One "not found" may be a refusal in disguise; on every rung it is the truth.
            let missing = session.attempts.filter { $0.failure?.detail == "status 404" }
            if missing.count == Self.ladder.strategies.count {
                throw ExtractionFailure(.notFound, "status 404 on every rung")
            }
            throw error
        }
    }
}
