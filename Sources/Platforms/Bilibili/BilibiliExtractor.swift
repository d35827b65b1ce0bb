/// Fetches a video, an episode or a lesson of Bilibili as any visitor without an account sees it. See DOSSIER.md.
package struct BilibiliExtractor: Extractor {
    private static let videos = StrategyLadder([page, api])
    private static let episodes = StrategyLadder([episodeAPI, episodePage])
    private static let lessons = StrategyLadder([course])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        switch link.kind {
        case .episode, .season:
            let ladder = link.parameters["section"] == "cheese" ? Self.lessons : Self.episodes
            return try ladder.climb(link, in: session)
        default: return try Self.videos.climb(link, in: session)
        }
    }

    /// The episode that a video's page or data send to: films and series have a video's number too.
    static func episode(_ link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try episodes.climb(link, in: session)
    }

    /// The episode that an address names; `nil` where it names none.
    static func episodeLink(_ address: String?) -> PostLink? {
        guard let address, let url = LinkURL(parsing: address), let link = BilibiliLinks.match(url) else { return nil }
        return link.kind == .episode || link.kind == .season ? link : nil
    }
}
