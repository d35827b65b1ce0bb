/// Links of notes, on both names of the site, and the app's share links. A note's page is shown only to those who bring
/// the token of the link, so the token stays in the canonical address.
enum XiaohongshuLinks {
    static let rules = LinkRules(
        hosts: [
            "xiaohongshu.com", "www.xiaohongshu.com", "m.xiaohongshu.com", "rednote.com", "www.rednote.com",
            "xhslink.com", "www.xhslink.com",
        ],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if url.host.hasSuffix("xhslink.com") { return short(url) }
        guard let id = noteID(url)?.lowercased(), Alphabet.lowerHex.spells(id, 24...24) else { return nil }
        var parameters: [String: String] = [:]
        var address = "https://www.xiaohongshu.com/explore/\(id)"
        if let token = url.queryValue("xsec_token"), token.utf8.count <= 128, !token.isEmpty {
            parameters["xsec_token"] = token
            address += "?xsec_token=\(PercentEncoding.encoded(token))"
        }
        return PostLink(platform: .xiaohongshu, kind: .post, id: id, canonicalURL: address, parameters: parameters)
    }

    /// `/{code}`, or with one letter before it that tells where the link was made: `/a/{code}`.
    private static func short(_ url: LinkURL) -> PostLink? {
        guard (1...2).contains(url.path.count), url.path.count == 1 || url.path[0].utf8.count == 1,
            let code = url.path.last, Alphabet.base64URL.spells(code, 4...40)
        else { return nil }
        return PostLink(
            platform: .xiaohongshu,
            kind: .short,
            id: code,
            canonicalURL: "https://xhslink.com/\(url.path.joined(separator: "/"))"
        )
    }

    private static func noteID(_ url: LinkURL) -> String? {
        switch (url.word(0), url.word(1), url.path.count) {
        case ("explore", _, 2), ("item", _, 2): url.path[1]
        case ("discovery", "item", 3): url.path[2]
        case ("user", "profile", 4): url.path[3]
        default: nil
        }
    }
}
