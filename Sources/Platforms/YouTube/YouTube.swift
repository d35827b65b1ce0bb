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
            examples: [
                "youtu.be/dQw4w9WgXcQ",
                "youtube.com/watch?v=dQw4w9WgXcQ",
                "youtube.com/shorts/dQw4w9WgXcQ",
                "youtube.com/live/dQw4w9WgXcQ",
            ],
            unsupported: "Playlists, channels, community posts and private videos are not.",
            cookie: "For protected, age-limited or account-limited videos.",
            handling:
                "Best qualities come as silent video and separate sound: merge them. Fetch in ranges of at most 10 MiB; open-ended requests are slowed down.",
            expiration:
                "About six hours, and bound to the address that asked: parse again from the address that downloads.",
            quirks: [
                "Every resolution comes as silent video (`source: dash`) with sound in `audios`; where there is a whole file, it is 360p. `mergeUrl` gives picture and sound in one file.",
                "A video with several languages has an entry in `audios` for each, with its `language`.",
                "The day of publication and the author's handle are not told to visitors: `publishedAt` and `author.username` are null.",
                "Upcoming premieres and streams under way are `live` until their recording is published.",
            ]
        )
    )
}
