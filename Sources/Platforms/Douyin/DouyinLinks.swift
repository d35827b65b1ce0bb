/// Links of videos, notes and slides, share links, and media on three of the CDN's names given directly.
enum DouyinLinks {
    static let rules = LinkRules(
        hosts: [
            "douyin.com", "www.douyin.com", "m.douyin.com", "jx.douyin.com", "jingxuan.douyin.com", "v.douyin.com",
            "open.douyin.com", "iesdouyin.com", "www.iesdouyin.com",
        ],
        hostSuffixes: ["douyinvod.com", "douyinpic.com", "douyinstatic.com"],
        match: match
    )

    private static let kinds: Set<String> = ["video", "note", "slides", "article", "shipin", "vsdetail"]
    /// Pages over which a post can be laid with `modal_id`.
    private static let coverablePages: Set<String> = ["jingxuan", "discover", "recommend", "hot"]

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if let media = DouyinMediaLink(url) { return media.link }
        if url.host == "v.douyin.com" { return short(url) }
        if let (kind, id) = post(url), Alphabet.digits.spells(id, 15...21) { return post(kind, id) }
        return url.host == "jx.douyin.com" ? short(url) : nil
    }

    private static func post(_ kind: String, _ id: String) -> PostLink {
        let isGallery = kind == "note" || kind == "slides"
        return PostLink(
            platform: .douyin,
            kind: isGallery ? .photo : .video,
            id: id,
            canonicalURL: "https://www.douyin.com/\(isGallery ? "note" : "video")/\(id)"
        )
    }

    private static func short(_ url: LinkURL) -> PostLink? {
        guard url.path.count == 1, Alphabet.base64URL.spells(url.path[0], 5...32), !kinds.contains(url.path[0]) else {
            return nil
        }
        return PostLink(
            platform: .douyin,
            kind: .short,
            id: url.path[0],
            canonicalURL: "https://\(url.host)/\(url.path[0])/"
        )
    }

    private static func post(_ url: LinkURL) -> (kind: String, id: String)? {
        let words = url.path.map { $0.lowercased() }
        switch (url.host, words.count) {
        case ("open.douyin.com", 2) where words == ["player", "video"]:
            return url.queryValue("vid").map { ("video", $0) }
        case ("open.douyin.com", _): return nil
        case (_, 2) where kinds.contains(words[0]) && !url.host.hasSuffix("iesdouyin.com"): return (words[0], words[1])
        case (_, 3) where words[0] == "share" && kinds.contains(words[1]): return (words[1], words[2])
        case ("jingxuan.douyin.com", 3) where words[0] == "m" && kinds.contains(words[1]): return (words[1], words[2])
        case ("www.douyin.com", 0), ("douyin.com", 0):
            if url.queryValue("previous_page") == "oversea_share_link" {
                return url.queryValue("vid").map { ("video", $0) }
            }
            return url.queryValue("modal_id").map { ("video", $0) }
        case ("www.douyin.com", _) where coverablePages.contains(words[0]):
            return url.queryValue("modal_id").map { ("video", $0) }
        default: return nil
        }
    }
}
