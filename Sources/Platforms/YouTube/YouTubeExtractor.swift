/// Fetches a post of YouTube.
package struct YouTubeExtractor: Extractor {
    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        throw ExtractionFailure(.noMedia, "not read yet")
    }
}
