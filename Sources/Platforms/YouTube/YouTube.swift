extension PlatformID {
    package static let youtube = PlatformID(rawValue: "youtube")
}

extension Platform {
    static let youtube = Platform(
        id: .youtube,
        name: "YouTube",
        links: YouTubeLinks.rules,
        extractor: YouTubeExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "googlevideo.com",
                "ytimg.com",
            ],
            referer: "https://www.youtube.com/",
            origin: "https://www.youtube.com",
            expiryParameter: "expire",
            window: 10 * 1024 * 1024
        ),
        // The applications as which it is asked know no log-in.
        usesCookies: false,
        notes: PlatformNotes(
            supported: "Public single videos, Shorts, and replays of live streams.",
            forms: [
                "youtu.be/{id}",
                "youtube.com/watch?v={id}",
                "youtube.com/shorts/{id}",
                "youtube.com/live/{id}",
            ],
            unsupported: "Playlists, channels, community posts and private videos are not.",
            cookie: "For protected, age-limited or account-limited videos.",
            handling:
                "Best qualities come as silent video and separate sound: merge them. Fetch in ranges of at most 10 MiB; open-ended requests are slowed down.",
            expiration:
                "About six hours, and bound to the address that asked: parse again from the address that downloads."
        )
    )
}
