extension PlatformID {
    package static let bilibili = PlatformID(rawValue: "bilibili")
}

extension Platform {
    static let bilibili = Platform(
        id: .bilibili,
        name: "Bilibili",
        links: BilibiliLinks.rules,
        extractor: BilibiliExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "bilivideo.com",
                "bilivideo.cn",
                "hdslb.com",
                "biliimg.com",
                "upos-hz-mirrorakam.akamaized.net",
            ],
            referer: "https://www.bilibili.com/",
            cookieHostSuffixes: ["bilivideo.com"],
            expiryParameter: "deadline"
        ),
        pace: Pace(perSecond: 5, burst: 30),
        notes: PlatformNotes(
            supported: "Public video pages, short links, list pages that name a video, and playable episodes.",
            forms: [
                "bilibili.com/video/BV…",
                "bilibili.com/video/av…",
                "b23.tv/{code}",
                "bili.im/{code}",
                "bilibili.com/list/…?bvid=BV…",
                "bilibili.com/bangumi/play/ep…",
                "bilibili.com/bangumi/play/ss…",
                "bilibili.com/cheese/play/ss…",
            ],
            examples: [
                "bilibili.com/video/BV1xx411c7mD",
                "bilibili.com/video/av170001",
                "b23.tv/AbCd123",
                "bili.im/AbCd123",
                "bilibili.com/list/ml123?bvid=BV1xx411c7mD",
                "bilibili.com/bangumi/play/ep733316",
                "bilibili.com/bangumi/play/ss12345",
                "bilibili.com/cheese/play/ss123",
            ],
            unsupported: "Watch-later lists, favourites, profiles, and lists without a single video are not.",
            cookie: "For some high qualities and account-limited streams.",
            handling: "Video and sound come apart: download both and merge them.",
            expiration: "Parse again when a signed address expires.",
            quirks: [
                "Without an account's cookies split streams end at 480p. A file with sound comes beside them where Bilibili gives one.",
                "A video of several parts gives the part that the link's `p` names, else the first.",
                "`ss` links stand for the first episode of a series, or the first free lesson of a course.",
                "Paid episodes and previews are `paid_or_drm`: a taste is never given out as the whole.",
            ]
        )
    )
}
