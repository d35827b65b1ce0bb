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
            examples: [
                "instagram.com/p/Cab_-123xyZ",
                "instagram.com/reel/Cab_-123xyZ",
                "instagram.com/reels/Cab_-123xyZ",
                "instagram.com/tv/Cab_-123xyZ",
                "instagram.com/someone/p/Cab_-123xyZ",
                "instagram.com/someone/reel/Cab_-123xyZ",
                "instagram.com/p/Cab_-123xyZ/embed",
                "instagram.com/r/Cab_-123xyZ",
                "instagram.com/share/BAAsharecode",
            ],
            unsupported: "Stories, highlights, profiles, direct messages, Explore pages and private content are not.",
            cookie: "Sometimes.",
            handling: "Pictures are barred from other sites' pages: show and download them through your backend.",
            expiration: "Videos about a day, pictures some days: parse again.",
            quirks: [
                "A carousel keeps its order by `index`, pictures and videos mixed.",
                "Split streams are listed only where the whole files are smaller or do not tell their size.",
                "After a handful of posts Instagram may ask an address to log in for some minutes: `login_required` can be one of the server and not of the post.",
            ]
        )
    )
}
