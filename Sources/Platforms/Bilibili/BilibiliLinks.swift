/// Links of videos, episodes and courses, list pages that name a video, and short links.
enum BilibiliLinks {
    static let rules = LinkRules(
        hosts: [
            "bilibili.com", "www.bilibili.com", "m.bilibili.com", "b23.tv", "www.b23.tv", "bili.im", "www.bili.im",
        ],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if url.host.hasSuffix("b23.tv") || url.host.hasSuffix("bili.im") { return short(url) }
        switch (url.word(0), url.word(1), url.path.count) {
        case ("video", _, 2): return video(url.path[1], url)
        case ("s", "video", 3): return video(url.path[2], url)
        // A watch-later list is a private one, whatever it names.
        case ("list", let list?, 2...) where list != "watchlater":
            return url.queryValue("bvid").flatMap { video($0, url) }
        case ("bangumi", "play", 3), ("cheese", "play", 3):
            return url.word(0).flatMap { episode(url.path[2].lowercased(), section: $0) }
        default: return nil
        }
    }

    private static func video(_ text: String, _ url: LinkURL) -> PostLink? {
        guard let id = videoID(text) else { return nil }
        var address = "https://www.bilibili.com/video/\(id)"
        var parameters: [String: String] = [:]
        if let part = url.queryValue("p").flatMap({ Int($0) }), (2...10_000).contains(part) {
            address += "?p=\(part)"
            parameters["p"] = String(part)
        }
        return PostLink(platform: .bilibili, kind: .video, id: id, canonicalURL: address, parameters: parameters)
    }

    /// `BV` and ten characters, which keep their case, or `av` and a number.
    private static func videoID(_ text: String) -> String? {
        let prefix = text.prefix(2).lowercased()
        let rest = String(text.dropFirst(2))
        if prefix == "bv", Alphabet.alphanumerics.spells(rest, 10...10) { return "BV\(rest)" }
        if prefix == "av", Alphabet.digits.spells(rest, 1...16), !rest.hasPrefix("0") { return "av\(rest)" }
        return nil
    }

    private static func episode(_ text: String, section: String) -> PostLink? {
        let number = String(text.dropFirst(2))
        guard Alphabet.digits.spells(number, 1...12), !number.hasPrefix("0") else { return nil }
        let kind: LinkKind
        switch text.prefix(2) {
        case "ep": kind = .episode
        case "ss": kind = .season
        default: return nil
        }
        return PostLink(
            platform: .bilibili,
            kind: kind,
            id: text,
            canonicalURL: "https://www.bilibili.com/\(section)/play/\(text)",
            parameters: ["section": section]
        )
    }

    private static func short(_ url: LinkURL) -> PostLink? {
        guard url.path.count == 1 else { return nil }
        let code = url.path[0]
        if let video = video(code, url) { return video }
        if ["ep", "ss"].contains(code.prefix(2).lowercased()),
            let episode = episode(code.lowercased(), section: "bangumi")
        {
            return episode
        }
        guard Alphabet.alphanumerics.spells(code, 4...20) else { return nil }
        let host = url.host.hasSuffix("b23.tv") ? "b23.tv" : "bili.im"
        return PostLink(platform: .bilibili, kind: .short, id: code, canonicalURL: "https://\(host)/\(code)")
    }
}
