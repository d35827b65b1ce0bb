internal import JSON

extension InstagramExtractor {
    /// The page that other sites show in a frame: JSON in a string in a script.
    static let embed = Strategy("embed") { link, session throws(ExtractionFailure) in
        let code = InstagramShortcode(link.id)
        let response = try session.send(InstagramRequests(code: code).embed)
        try InstagramAnswer.check(response)
        guard let text = ScriptBlocks.stringLiteral(after: "\"contextJSON\":", in: response.body) else {
            throw .changed(missing: "contextJSON")
        }
        let context: JSONValue
        do { context = try JSONDocument(parsing: text).root } catch {
            throw ExtractionFailure(.platformChanged, "contextJSON: \(error)")
        }
        let media = context["gql_data"].first("shortcode_media", "xdt_shortcode_media")
        guard !media.isNull else { throw .changed(missing: "gql_data.shortcode_media") }
        guard code.matches(media["shortcode"].string) else { throw .changed(missing: "shortcode_media of this post") }
        return try InstagramLegacyPost(media, link: link).post()
    }
}
