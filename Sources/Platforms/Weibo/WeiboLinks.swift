/// Links of posts, by number or by short name, of video pages, and share links. `t.cn` may lead anywhere: where it does
/// not lead to a post of Weibo it is refused.
enum WeiboLinks {
    static let rules = LinkRules(
        hosts: [
            "weibo.com", "www.weibo.com", "weibo.cn", "m.weibo.cn", "m.weibo.com", "video.weibo.com",
            "h5.video.weibo.com",
            "t.cn", "mapp.api.weibo.cn", "share.api.weibo.cn", "passport.weibo.com", "passport.weibo.cn",
            "visitor.passport.weibo.cn",
        ],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        switch url.host {
        case "t.cn": return short(url)
        case "mapp.api.weibo.cn", "share.api.weibo.cn": return share(url)
        case "video.weibo.com":
            return url.path.map { $0.lowercased() } == ["show"] ? url.queryValue("fid").flatMap { video($0, url) } : nil
        case "h5.video.weibo.com": return url.path.count == 2 && url.word(0) == "show" ? video(url.path[1], url) : nil
        case "passport.weibo.com", "passport.weibo.cn", "visitor.passport.weibo.cn": return visitor(url)
        case "weibo.com", "www.weibo.com", "weibo.cn", "m.weibo.cn", "m.weibo.com": return page(url)
        default: return nil
        }
    }

    /// The visitor system stands before any page and says which one it stands before.
    private static func visitor(_ url: LinkURL) -> PostLink? {
        guard url.word(0) == "visitor", let target = url.queryValue("url").flatMap({ LinkURL(parsing: $0) }),
            !target.host.contains("passport."), target.host != "t.cn"
        else { return nil }
        return match(target)
    }

    private static func page(_ url: LinkURL) -> PostLink? {
        if url.path.count == 3, url.word(0) == "tv", url.word(1) == "show" || url.word(1) == "v" {
            return video(url.path[2], url)
        }
        guard url.path.count == 2 else { return nil }
        if ["status", "statuses", "detail"].contains(url.path[0].lowercased()) { return post(url.path[1], user: nil) }
        return Alphabet.digits.spells(url.path[0], 1...12) ? post(url.path[1], user: url.path[0]) : nil
    }

    private static func post(_ id: String, user: String?) -> PostLink? {
        let isNumber = Alphabet.digits.spells(id, 11...20)
        // All small letters would be a page of the account: "photos", "wenzhang".
        let isName = Alphabet.alphanumerics.spells(id, 7...10) && !id.utf8.allSatisfy { $0 >= UInt8(ascii: "a") }
        guard isNumber || isName else { return nil }
        return PostLink(
            platform: .weibo,
            kind: .post,
            id: id,
            canonicalURL: "https://weibo.com/\(user ?? "detail")/\(id)",
            parameters: user.map { ["uid": $0] } ?? [:]
        )
    }

    /// An object id: `1034:` and a number, or 32 hexadecimal digits.
    private static func video(_ object: String, _ url: LinkURL) -> PostLink? {
        let parts = object.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, Alphabet.digits.spells(String(parts[0]), 4...4),
            Alphabet.lowerHex.spells(String(parts[1]), 10...32)
        else { return nil }
        let post = url.queryValue("mid").flatMap { Alphabet.digits.spells($0, 11...20) ? $0 : nil }
        return PostLink(
            platform: .weibo,
            kind: .video,
            id: object,
            canonicalURL: "https://weibo.com/tv/show/\(object)" + (post.map { "?mid=\($0)" } ?? ""),
            parameters: post.map { ["mid": $0] } ?? [:]
        )
    }

    private static func short(_ url: LinkURL) -> PostLink? {
        guard url.path.count == 1, Alphabet.alphanumerics.spells(url.path[0], 6...12) else { return nil }
        return PostLink(platform: .weibo, kind: .short, id: url.path[0], canonicalURL: "http://t.cn/\(url.path[0])")
    }

    private static func share(_ url: LinkURL) -> PostLink? {
        guard url.path.count == 2, ["fx", "share"].contains(url.path[0].lowercased()), url.path[1].hasSuffix(".html")
        else {
            return nil
        }
        let code = String(url.path[1].dropLast(5))
        guard Alphabet.alphanumerics.spells(code, 6...64) else { return nil }
        return PostLink(
            platform: .weibo,
            kind: .short,
            id: code,
            canonicalURL: "https://\(url.host)/\(url.path[0].lowercased())/\(code).html"
        )
    }
}
