internal import JSON

extension InstagramExtractor {
    /// The post's own page: its data stand in one of the page's JSON scripts.
    static let page = Strategy("page") { link, session throws(ExtractionFailure) in
        let code = InstagramShortcode(link.id)
        let response = try session.send(InstagramRequests(code: code).permalink)
        try InstagramAnswer.check(response)
        for block in ScriptBlocks.json(in: response.body, containing: "xig_polaris_media") {
            // The page holds other posts of the owner too: only the one that was asked for counts.
            let found = block.firstDescendant { code.matches($0["xig_polaris_media"]["code"].string) }[
                "xig_polaris_media"
            ]
            guard found.exists else { continue }
            let media = found["if_not_gated_logged_out"]
            guard !media.isNull else { throw InstagramAnswer.gate(found["gating_ruling"], code) }
            return try InstagramPost(media, link: link).post()
        }
        // A page that breaks off, or writes the post in another way, is not one that keeps it back.
        guard ByteSearch.firstIndex(of: "\"xig_polaris_media\":{", in: response.body) == nil else {
            throw .changed(missing: "xig_polaris_media of this post")
        }
        throw failure(ofRouteIn: response.body)
    }

    /// A page without the post names what it is instead.
    private static func failure(ofRouteIn page: [UInt8]) -> ExtractionFailure {
        let route = ByteSearch.text(in: page, between: "\"canonicalRouteName\":\"", and: "\"", limit: 200) ?? ""
        switch route.split(separator: ".").last {
        case "PolarisErrorRoute": return ExtractionFailure(.notFound, "error route")
        case "PolarisCAAIGLoginHomepageRoute": return ExtractionFailure(.blockedByPlatform, "log-in page")
        case "PolarisLoggedOutDesktopWWWPostRoute":
            return ExtractionFailure(.rateLimited, "a post's page without the post", retryAfter: .seconds(300))
        default: return .changed(missing: "xig_polaris_media (route \(route.prefix(80)))")
        }
    }
}
