extension PlatformID {
    package static let instagram = PlatformID(rawValue: "instagram")
}

extension Platform {
    static let instagram = Platform(
        id: .instagram,
        name: "Instagram",
        links: InstagramLinks.rules,
        extractor: InstagramExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "cdninstagram.com",
                "fbcdn.net",
            ],
            referer: "https://www.instagram.com/",
            expiryParameter: "oe"
        ),
        pace: Pace(perSecond: 1, burst: 10),
        notes: PlatformNotes(
            supported: "Public posts, Reels, videos, photos, carousels, embeds and share links.",
            forms: [
                "instagram.com/p/{code}",
                "instagram.com/reel/{code}",
                "instagram.com/reels/{code}",
                "instagram.com/tv/{code}",
                "instagram.com/{username}/p/{code}",
                "instagram.com/{username}/reel/{code}",
                "instagram.com/p/{code}/embed",
                "instagram.com/r/{code}",
                "instagram.com/share/{id}",
            ],
            unsupported: "Stories, highlights, profiles, direct messages, Explore pages and private content are not.",
            cookie: "Sometimes.",
            handling: "Pictures are barred from other sites' pages: show and download them through your backend.",
            expiration: "Videos about a day, pictures some days: parse again."
        )
    )
}
