/// Fetches a post of TikTok as any visitor without an account sees it: the post's page, the player's JSON, the embed
/// page, the app's endpoint. See DOSSIER.md.
package struct TikTokExtractor: Extractor {
    private static let ladder = StrategyLadder([page, player, embed, app])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        do { return try Self.ladder.climb(link, in: session) } catch {
            if error.reason.isVerdict { throw error }
            // No rung gave the post, and one of them half said why.
            if session.attempts.contains(where: { $0.failure?.detail.hasPrefix(TikTokRefusal.regionDoubt) == true }) {
                throw ExtractionFailure(.regionRestricted, error.detail)
            }
            if error.reason == .platformChanged,
                session.attempts.contains(where: { $0.failure?.detail.hasPrefix(TikTokRefusal.missingDoubt) == true })
            {
                throw ExtractionFailure(.notFound, error.detail)
            }
            throw error
        }
    }

    /// The media hosts want the token of the very answer that carried their addresses.
    static func mediaCookies(in session: Session) -> [CookieJar.Cookie] {
        session.cookies.cookies.filter { $0.name == "tt_chain_token" }
    }
}
