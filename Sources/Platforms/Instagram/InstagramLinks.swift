/// Links of posts, Reels, videos and carousels, and share links, which have to be followed.
enum InstagramLinks {
    static let rules = LinkRules(
        hosts: ["instagram.com", "www.instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am"],
        // A browser is shown the app's page, a plain program the redirect.
        shortLinkHeaders: [("User-Agent", "curl/8.0"), ("Accept", "*/*")],
        match: match
    )

    private static let kinds: Set<String> = ["p", "reel", "reels", "tv", "r"]
    /// Longer than eleven: a post of a private account, with a key behind the code.
    private static let codeLengths = 5...64

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        guard let first = url.word(0) else { return nil }
        if first == "share" { return share(url) }
        if kinds.contains(first) { return post(first, code: url.segment(1)) }
        guard let kind = url.word(1), kinds.contains(kind), kind != "r", isUserName(url.path[0]) else { return nil }
        return post(kind, code: url.segment(2), user: url.path[0])
    }

    private static func post(_ kind: String, code: String?, user: String? = nil) -> PostLink? {
        // Sound pages look like a Reel whose code is "audio".
        guard let code, Alphabet.base64URL.spells(code, codeLengths), !["audio", "videos"].contains(code.lowercased())
        else { return nil }
        return PostLink(
            platform: .instagram,
            kind: kind == "p" ? .post : .video,
            id: code,
            canonicalURL: "https://www.instagram.com/\(kind == "p" ? "p" : "reel")/\(code)/",
            parameters: user.map { ["username": $0] } ?? [:]
        )
    }

    private static func share(_ url: LinkURL) -> PostLink? {
        let tail = Array(url.path.dropFirst())
        let isTyped = tail.count == 2 && ["p", "reel", "reels", "tv"].contains(tail[0].lowercased())
        guard tail.count == 1 || isTyped, let id = tail.last, Alphabet.base64URL.spells(id, codeLengths) else {
            return nil
        }
        return PostLink(
            platform: .instagram,
            kind: .short,
            id: id,
            canonicalURL: "https://www.instagram.com/share/\(tail.joined(separator: "/"))"
        )
    }

    private static func isUserName(_ text: String) -> Bool {
        Alphabet.userName.spells(text, 1...30)
            && !["stories", "explore", "accounts", "direct"].contains(text.lowercased())
    }
}
