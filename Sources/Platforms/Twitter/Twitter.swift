extension PlatformID {
    package static let twitter = PlatformID(rawValue: "twitter")
}

extension Platform {
    static let twitter = Platform(
        id: .twitter,
        name: "X / Twitter",
        links: TwitterLinks.rules,
        extractor: TwitterExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "video.twimg.com",
                "pbs.twimg.com",
            ],
            referer: "https://x.com/"
        ),
        notes: PlatformNotes(
            supported: "Public posts by their status id.",
            forms: [
                "x.com/{user}/status/{id}",
                "twitter.com/{user}/status/{id}",
            ],
            examples: [
                "x.com/someone/status/1700000000000000001",
                "twitter.com/someone/status/1700000000000000001",
            ],
            unsupported: "Profiles, search pages, spaces and direct media addresses are not.",
            cookie: "Usually not.",
            handling: "A video comes in several bitrates: choose the one that fits.",
            expiration: "They do not expire; parse again where one fails.",
            quirks: [
                "A GIF is a silent video without a duration.",
                "Pictures and videos of one post keep their order by `index`; pictures come in their original size.",
                "A repost gives the media of the post that it repeats. Media of a quoted post are not the post's: `no_media`.",
            ]
        )
    )
}
