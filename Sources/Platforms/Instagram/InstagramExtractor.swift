/// Fetches a post of Instagram.
package struct InstagramExtractor: Extractor {
    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        throw ExtractionFailure(.noMedia, "not read yet")
    }
}
