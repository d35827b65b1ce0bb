/// Links of posts with a status id. `t.co` addresses are none: they may lead anywhere.
enum TwitterLinks {
    static let rules = LinkRules(
        hosts: [
            "x.com", "www.x.com", "m.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "m.twitter.com",
            "mobile.twitter.com",
        ],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        guard let id = id(in: url), isStatusID(id) else { return nil }
        return PostLink(platform: .twitter, kind: .post, id: id, canonicalURL: "https://x.com/i/status/\(id)")
    }

    private static func id(in url: LinkURL) -> String? {
        switch (url.word(0), url.word(1)) {
        case ("i", "web") where url.word(2) == "status": return url.segment(3)
        case ("i", "bookmarks"): return url.queryValue("post_id")
        case ("statuses", _): return url.segment(1)
        case (let user?, "status"), (let user?, "statuses"):
            return userName.spells(user, 1...20) && hasKnownTail(url) ? url.segment(2) : nil
        default: return nil
        }
    }

    private static let userName = Alphabet(Alphabet.letters + "0123456789_")

    /// `/photo/2` and the like name a part of the post, or a page about it.
    private static func hasKnownTail(_ url: LinkURL) -> Bool {
        guard let tail = url.word(3) else { return true }
        return [
            "photo", "video", "mediaviewer", "analytics", "likes", "retweets", "quotes", "history",
        ].contains(tail)
    }

    /// A positive number of 64 bits, without a leading zero; kept as text, since a double cannot hold it.
    private static func isStatusID(_ id: String) -> Bool {
        Alphabet.digits.spells(id, 1...19) && !id.hasPrefix("0") && Int64(id) != nil
    }
}
