internal import JSON

extension InstagramExtractor {
    /// What the site's own program asks for people who are logged in. A private account's posts stay private, even to
    /// those who follow it.
    static let account = Strategy("account") { link, session throws(ExtractionFailure) in
        let code = InstagramShortcode(link.id)
        guard let mediaID = code.mediaID else { throw ExtractionFailure(.notFound, "the code is no media id") }
        let csrf = session.cookies.value(named: "csrftoken")
        let response = try session.send(InstagramRequests(code: code).info(mediaID: mediaID, csrf: csrf))
        if response.status == 404 { throw ExtractionFailure(.notFound, "account: status 404") }
        try InstagramAnswer.check(response)
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            throw ExtractionFailure(.platformChanged, "account: \(error)")
        }
        let media = root["items"][0]
        guard media.kind == .object else { throw .changed(missing: "items[0]") }
        guard media["code"].isNull || code.matches(media["code"].string) else {
            throw .changed(missing: "items[0] of this post")
        }
        guard media["user"]["is_private"].bool != true else {
            throw ExtractionFailure(.private, "account: user.is_private")
        }
        return try InstagramPost(media, link: link).post()
    }
}
