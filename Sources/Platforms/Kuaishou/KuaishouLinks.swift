/// Links of single videos and picture posts, on the site's several names, and share links.
enum KuaishouLinks {
    /// The parameter of a shared link that says which act of sharing it comes from.
    static let shareToken = "shareToken"

    static let rules = LinkRules(
        hosts: [
            "kuaishou.com", "www.kuaishou.com", "m.kuaishou.com", "c.kuaishou.com", "v.kuaishou.com", "kuaishou.cn",
            "www.kuaishou.cn", "m.kuaishou.cn", "v.kuaishou.cn", "gifshow.com", "www.gifshow.com", "m.gifshow.com",
        ],
        // Share pages live on random names.
        hostSuffixes: ["chenzhongtech.com", "chenzhongtech.cn"],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if url.host.hasPrefix("v.kuaishou.") { return appShare(url) }
        let words = url.path.map { $0.lowercased() }
        let isSite = url.host.contains("kuaishou.")
        switch words.count {
        case 2 where isSite && words[0] == "short-video": return post(.video, url.path[1])
        case 2 where isSite && words[0] == "photo": return post(.post, url.path[1])
        case 2 where isSite && words[0] == "f":
            return short(url.path[1], "https://www.kuaishou.com/f/\(url.path[1])", 5...40)
        case 3 where words[0] == "fw" && (words[1] == "photo" || words[1] == "long-video" && !isSite):
            return post(.post, url.path[2], shareToken: url.queryValue(shareToken))
        default: return nil
        }
    }

    private static func appShare(_ url: LinkURL) -> PostLink? {
        let isTyped = url.path.count == 2 && ["s", "f"].contains(url.path[0].lowercased())
        guard url.path.count == 1 || isTyped, let token = url.path.last else { return nil }
        return short(token, "https://v.kuaishou.com/\(url.path.joined(separator: "/"))", 4...40)
    }

    private static func short(_ token: String, _ address: String, _ lengths: ClosedRange<Int>) -> PostLink? {
        guard Alphabet.base64URL.spells(token, lengths) else { return nil }
        return PostLink(platform: .kuaishou, kind: .short, id: token, canonicalURL: address)
    }

    private static func post(_ kind: LinkKind, _ id: String, shareToken token: String? = nil) -> PostLink? {
        guard Alphabet.base64URL.spells(id, 8...40) else { return nil }
        let sane = token.flatMap { Alphabet.base64URL.spells($0, 1...64) ? $0 : nil }
        return PostLink(
            platform: .kuaishou,
            kind: kind,
            id: id,
            canonicalURL: "https://www.kuaishou.com/short-video/\(id)",
            parameters: sane.map { [shareToken: $0] } ?? [:]
        )
    }
}
