/// Links of single videos. Source: the product's documentation and the grammar that yt-dlp and NewPipe agree on.
enum YouTubeLinks {
    static let rules = LinkRules(
        hosts: [
            "youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "www.youtu.be",
            "youtube-nocookie.com", "www.youtube-nocookie.com",
        ],
        match: match
    )

    @Sendable static func match(_ url: LinkURL) -> PostLink? {
        guard let id = id(in: url), Alphabet.base64URL.spells(id, 11...11) else { return nil }
        return PostLink(
            platform: .youtube,
            kind: .video,
            id: id,
            canonicalURL: "https://www.youtube.com/watch?v=\(id)"
        )
    }

    private static func id(in url: LinkURL) -> String? {
        if url.host.hasSuffix("youtu.be") { return url.path.count == 1 ? url.path[0] : nil }
        let word = url.word(0)
        if url.host.hasSuffix("youtube-nocookie.com"), word != "embed" { return nil }
        switch (word, url.path.count) {
        case ("watch", 1): return url.queryValue("v")
        case ("shorts", 2), ("live", 2), ("embed", 2), ("v", 2), ("e", 2), ("watch", 2): return reserved(url.path[1])
        default: return nil
        }
    }

    /// `videoseries` has eleven characters, and is a playlist's player.
    private static func reserved(_ id: String) -> String? {
        ["videoseries", "live_stream"].contains(id.lowercased()) ? nil : id
    }
}
