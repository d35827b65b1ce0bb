internal import Media
internal import Platforms

/// Parses a post again for a link whose media address is no longer good; free of charge, and not too often.
struct FreshLookup {
    let services: Services

    /// New parses of one post: a link that is dead for good shall not be a way to ask a platform again and again.
    private static let limit = RateLimit(perSecond: 1.0 / 30, burst: 4)

    /// - Parameter page: the post's own.
    func media(_ rendition: Rendition, of page: String) -> FreshMedia? {
        guard let link = services.recogniser.link(in: page),
            services.limiter.take("fresh \(link.canonicalURL)", Self.limit, now: services.monotonic()).isAllowed
        else { return nil }
        var record = RequestRecord(id: "", method: "", path: "")
        do throws(APIError) {
            let post = try PostLookup(services: services).freshPost(for: link, &record)
            return rendition.find(in: post).map {
                FreshMedia(url: $0.url, cookies: CookieJar(post.mediaCookies), egress: post.egress)
            }
        } catch {
            // The client is told why its link did not work; that the post is gone too is in the statistics.
            return nil
        }
    }
}
