/// Fetches a post of Twitter.
package struct TwitterExtractor: Extractor {
    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        throw ExtractionFailure(.noMedia, "not read yet")
    }
}
