/// Links of videos and photo posts, and the share links of the app.
enum TikTokLinks {
    static let rules = LinkRules(
        hosts: [
            "tiktok.com", "www.tiktok.com", "m.tiktok.com", "vm.tiktok.com", "vt.tiktok.com", "t.tiktok.com",
            "pro.tiktok.com", "www.tiktokv.com", "tiktokv.com",
        ],
        // Programs that make link previews are given the plain redirect.
        shortLinkHeaders: [("User-Agent", "facebookexternalhit/1.1")],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        if let code = shortCode(url) { return short(url.host, code) }
        guard let (kind, id, user) = post(url), Alphabet.digits.spells(id, 15...21) else { return nil }
        return PostLink(
            platform: .tiktok,
            kind: kind == "photo" ? .photo : .video,
            id: id,
            canonicalURL: "https://www.tiktok.com/@\(user)/\(kind)/\(id)",
            parameters: user.isEmpty ? [:] : ["username": user]
        )
    }

    private static func shortCode(_ url: LinkURL) -> String? {
        switch url.host {
        case "vm.tiktok.com", "vt.tiktok.com": url.path.count == 1 ? url.path[0] : nil
        case "t.tiktok.com", "pro.tiktok.com":
            url.path.count == 1 ? url.path[0] : url.word(0) == "t" && url.path.count == 2 ? url.path[1] : nil
        case "tiktok.com", "www.tiktok.com", "m.tiktok.com":
            url.word(0) == "t" && url.path.count == 2 ? url.path[1] : nil
        default: nil
        }
    }

    private static func short(_ host: String, _ code: String) -> PostLink? {
        guard Alphabet.alphanumerics.spells(code, 5...21) else { return nil }
        let isOwnHost = host == "vm.tiktok.com" || host == "vt.tiktok.com"
        let address = isOwnHost ? "https://\(host)/\(code)/" : "https://www.tiktok.com/t/\(code)/"
        return PostLink(platform: .tiktok, kind: .short, id: code, canonicalURL: address)
    }

    private static func post(_ url: LinkURL) -> (kind: String, id: String, user: String)? {
        let words = url.path.map { $0.lowercased() }
        if url.host.hasSuffix("tiktokv.com") {
            return words.count == 3 && words.starts(with: ["share", "video"]) ? ("video", words[2], "") : nil
        }
        switch words.count {
        case 3 where words[0].hasPrefix("@") && (words[1] == "video" || words[1] == "photo"):
            let user = String(url.path[0].dropFirst())
            return Alphabet.userName.spells(user, 0...80) ? (words[1], words[2], user) : nil
        case 2 where words[0] == "video" || words[0] == "embed": return ("video", words[1], "")
        case 2 where words[0] == "v":
            return ("video", words[1].hasSuffix(".html") ? String(words[1].dropLast(5)) : words[1], "")
        case 3 where words[0] == "share" && words[1] == "video": return ("video", words[2], "")
        case 3 where words[0] == "embed" && ["v2", "v3"].contains(words[1]): return ("video", words[2], "")
        case 3 where words[0] == "player" && words[1] == "v1": return ("video", words[2], "")
        case 4 where words.starts(with: ["i18n", "share", "video"]): return ("video", words[3], "")
        default: return nil
        }
    }
}
