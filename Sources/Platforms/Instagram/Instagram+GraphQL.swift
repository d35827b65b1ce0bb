internal import JSON

extension InstagramExtractor {
    /// The query that the page itself makes for visitors without an account, by media id.
    static let graphQL = Strategy("graphql") { link, session throws(ExtractionFailure) in
        let code = InstagramShortcode(link.id)
        guard let mediaID = code.mediaID else { throw ExtractionFailure(.notFound, "the code is no media id") }
        let requests = InstagramRequests(code: code)
        let home = try session.send(requests.home)
        try InstagramAnswer.check(home)
        guard let token = token(in: home.body) else { throw .changed(missing: "LSD token of the home page") }
        // Sets the cookies that the query wants; what it says of the post is read only where the query gives nothing.
        let ruling = try session.send(requests.ruling(mediaID: mediaID))
        let csrf = ruling.status == 200 ? session.cookies.value(named: "csrftoken") : nil
        let response = try session.send(requests.query(mediaID: mediaID, token: token, csrf: csrf))
        try InstagramAnswer.check(response)
        let data = try document(response.body)["data"]
        let found = data["xig_polaris_media"]
        let media = found["if_not_gated_logged_out"]
        guard media.isNull else { return try InstagramPost(media, link: link).post() }
        guard found["if_not_gated_logged_out"].exists else { throw .changed(missing: "data.xig_polaris_media") }
        throw InstagramAnswer.gate(ruling.status == 200 ? rulingText(ruling.body) : found["gating_ruling"], code)
    }

    private static func token(in page: [UInt8]) -> String? {
        for block in ScriptBlocks.json(in: page, containing: "\"l\":") {
            if let token = block["l"].nonEmptyString { return token }
        }
        guard let start = ByteSearch.firstIndex(of: "\"LSD\",[],{", in: page) else { return nil }
        // Its object may have other members before the token.
        return ByteSearch.text(in: Array(page[start...].prefix(1000)), between: "\"token\":\"", and: "\"", limit: 200)
    }

    private static func document(_ body: [UInt8]) throws(ExtractionFailure) -> JSONValue {
        // Some answers begin with "for (;;);".
        guard let start = body.firstIndex(of: UInt8(ascii: "{")), start < 64 else {
            throw ExtractionFailure(.platformChanged, "graphql: no JSON")
        }
        do { return try JSONDocument(parsing: Array(body[start...])).root } catch {
            throw ExtractionFailure(.platformChanged, "graphql: \(error)")
        }
    }

    private static func rulingText(_ body: [UInt8]) -> JSONValue {
        do { return try JSONDocument(parsing: body).root } catch { return .missing }
    }
}
