extension PlatformID {
    package static let weibo = PlatformID(rawValue: "weibo")
}

extension Platform {
    static let weibo = Platform(
        id: .weibo,
        name: "Weibo",
        links: WeiboLinks.rules,
        extractor: WeiboExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "sinaimg.cn",
                "weibocdn.com",
                // Redirects to live photos.
                "video.weibo.com",
            ],
            referer: "https://weibo.com/",
            expiryParameter: "Expires"
        ),
        pace: Pace(perSecond: 1, burst: 10),
        notes: PlatformNotes(
            supported: "Public posts with videos, images or galleries.",
            forms: [
                "weibo.com/{uid}/{postId}",
                "weibo.com/{uid}/{mblogid}",
                "m.weibo.cn/status/{id}",
                "weibo.com/tv/show/1034:{id}",
                "video.weibo.com/show?fid=1034:{id}",
                "t.cn/{code}",
                "mapp.api.weibo.cn/fx/{code}.html",
                "share text with such a link",
            ],
            unsupported: "Profiles, search pages, topics, super topics, live pages, articles and collections are not.",
            cookie: "Usually not.",
            handling: "Several qualities may come: choose the one that fits.",
            expiration: "Videos one to two hours: parse again."
        )
    )
}
