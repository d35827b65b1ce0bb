extension PlatformID {
    package static let douyin = PlatformID(rawValue: "douyin")
}

extension Platform {
    static let douyin = Platform(
        id: .douyin,
        name: "Douyin",
        links: DouyinLinks.rules,
        extractor: DouyinExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "douyinvod.com",
                "zjcdn.com",
                "douyinpic.com",
                "byteimg.com",
                "huoshanimg.com",
                "douyinstatic.com",
                // Leads to the first two.
                "aweme.snssdk.com",
            ],
            referer: "https://www.douyin.com/",
            expiryParameter: "x-expires"
        ),
        pace: Pace(perSecond: 2, burst: 10),
        notes: PlatformNotes(
            supported: "Public videos, image notes, share links, and media addresses on three CDN names.",
            forms: [
                "v.douyin.com/{code}",
                "douyin.com/video/{id}",
                "douyin.com/share/video/{id}",
                "douyin.com/note/{id}",
                "douyin.com/share/note/{id}",
                "douyin.com/shipin/{id}",
                "douyin.com/vsdetail/{id}",
                "douyinvod.com, douyinpic.com and douyinstatic.com media addresses",
            ],
            examples: [
                "v.douyin.com/iAbCdEfG",
                "douyin.com/video/7400000000000000001",
                "douyin.com/share/video/7400000000000000001",
                "douyin.com/note/7400000000000000001",
                "douyin.com/share/note/7400000000000000001",
                "douyin.com/shipin/7400000000000000001",
                "douyin.com/vsdetail/7400000000000000001",
                "p3-pc-sign.douyinpic.com/a~b:q75.jpeg",
            ],
            unsupported: "Profiles, search, collections, follow pages and live pages are not.",
            cookie: "Usually not.",
            handling: "Stream through your backend and pass Range on.",
            expiration: "Short: about three hours for videos. Parse again on 403 or 404.",
            quirks: [
                "Share text works as it is copied from the app, words and short link together.",
                "The copy with Douyin's mark comes last and has `watermark: true`.",
                "A note's live photo is an image and a video with one `index`, both with `livePhoto: true`; a clip among pictures is a video with an `index` of its own.",
                "A media address given as a link is checked with two bytes and answered as a post of one item.",
            ]
        )
    )
}
