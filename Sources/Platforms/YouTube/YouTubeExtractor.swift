/// Fetches a video of YouTube: asks two of YouTube's own applications at once and joins what they may play.
///
/// The dossier beside this file says which they are, what each gives, and where that is known from.
package struct YouTubeExtractor: Extractor {
    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        var inquiry = YouTubeInquiry(videoID: link.id, session: session)
        let clients = [YouTubeClient.visionOS, .android].filter { !session.isResting($0.strategy) }
        inquiry.ask(clients.isEmpty ? [.visionOS] : clients)
        inquiry.askRefusedVisitorsAgain()
        if inquiry.wantsAnotherClient { inquiry.ask([.visionOSSafari]) }
        return try inquiry.post()
    }
}
