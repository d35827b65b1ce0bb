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
            unsupported: "Profiles, search pages, spaces and direct media addresses are not.",
            cookie: "Usually not.",
            handling: "A video comes in several bitrates: choose the one that fits.",
            expiration: "They do not expire; parse again where one fails."
        )
    )
}
