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
            unsupported: "Profiles, search, collections, follow pages and live pages are not.",
            cookie: "Usually not.",
            handling: "Stream through your backend and pass Range on.",
            expiration: "Short: about three hours for videos. Parse again on 403 or 404."
        )
    )
}
