internal import JSON

extension TwitterExtractor {
    /// The service behind embedded posts on other sites: no token of anybody, fewer details.
    static let syndication = Strategy("syndication") { link, session throws(ExtractionFailure) in
        let response = try session.send(TwitterRequests.syndication(id: link.id))
        switch response.status {
        case 200: break
        case 400, 404: throw ExtractionFailure(.notFound, "syndication: status \(response.status)")
        case 429: throw ExtractionFailure(.rateLimited, "syndication: status 429")
        case 500...: throw ExtractionFailure(.platformTimeout, "syndication: status \(response.status)")
        default: throw ExtractionFailure(.blockedByPlatform, "syndication: status \(response.status)")
        }
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            throw ExtractionFailure(.platformChanged, "syndication: \(error)")
        }
        guard root.kind == .object else { throw .changed(missing: "syndication object") }
        guard root.count > 0 else { throw ExtractionFailure(.notFound, "syndication: empty") }
        if root["__typename"].string == "TweetTombstone", root["tombstone"].count == 0 {
            throw ExtractionFailure(.ageRestricted, "an empty tombstone")
        }
        if let refusal = TwitterRefusal.of(root) { throw refusal }
        guard !root["user"].isNull else { throw ExtractionFailure(.notFound, "a post without its author") }
        return try TwitterPost(syndication: root, link: link).post()
    }
}
