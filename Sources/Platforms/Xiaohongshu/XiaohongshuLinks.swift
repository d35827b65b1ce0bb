/// Links of notes, on both names of the site, and the app's share links. A note's page is shown only to those who bring
/// the token of the link, so the token stays in the canonical address.
enum XiaohongshuLinks {
    static let rules = LinkRules(
        hosts: [
            "xiaohongshu.com", "www.xiaohongshu.com", "m.xiaohongshu.com", "rednote.com", "www.rednote.com",
            "xhslink.com", "www.xhslink.com", "xhslink.cn", "www.xhslink.cn",
        ],
        // With the user agent alone the short links lead to the log-in page.
        shortLinkHeaders: XiaohongshuRequests.phone,
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if isShort(host: url.host) { return short(url) }
        return post(url) ?? wrapped(url).flatMap(post)
    }

    private static func isShort(host: String) -> Bool { host.hasSuffix("xhslink.com") || host.hasSuffix("xhslink.cn") }

    private static func post(_ url: LinkURL) -> PostLink? {
        guard !isShort(host: url.host), let id = noteID(url) else { return nil }
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
        let host = url.host.hasSuffix("xhslink.cn") ? "xhslink.cn" : "xhslink.com"
        return PostLink(
            platform: .xiaohongshu,
            kind: .short,
            id: code,
            canonicalURL: "https://\(host)/\(url.path.joined(separator: "/"))"
        )
    }

    /// The note of a page's address; `nil` where it is no note's.
    static func noteID(_ url: LinkURL) -> String? {
        let id: String?
        switch (url.word(0), url.word(1), url.path.count) {
        case ("explore", _, 2), ("item", _, 2), ("search_result", _, 2): id = url.path[1]
        case ("discovery", "item", 3): id = url.path[2]
        case ("user", "profile", 4): id = url.path[3]
        default: id = nil
        }
        guard let id = id?.lowercased(), Alphabet.lowerHex.spells(id, 24...24) else { return nil }
        return id
    }

    /// The page that stands behind a log-in page, a check or an error page: short links often lead there, and the note
    /// itself may well be shown to the next one who asks.
    private static func wrapped(_ url: LinkURL) -> LinkURL? {
        guard ["login", "website-login", "404"].contains(url.word(0)),
            let text = url.queryValue("redirectPath") ?? url.queryValue("originalUrl"),
            let target = text.hasPrefix("/")
                ? LinkURL(parsing: "https://www.xiaohongshu.com\(text)")
                : LinkURL(parsing: text),
            rules.covers(host: target.host)
        else { return nil }
        return target
    }
}
