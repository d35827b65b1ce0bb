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
            examples: [
                "weibo.com/1234567890/5200000000000001",
                "weibo.com/1234567890/NabCdEf12",
                "m.weibo.cn/status/5200000000000001",
                "weibo.com/tv/show/1034:5007000000000001",
                "video.weibo.com/show?fid=1034:5007000000000001",
                "t.cn/A6AbCdEf",
                "mapp.api.weibo.cn/fx/0123456789abcdef0123456789abcdef.html",
            ],
            unsupported: "Profiles, search pages, topics, super topics, live pages, articles and collections are not.",
            cookie: "Usually not.",
            handling: "Several qualities may come: choose the one that fits.",
            expiration: "Videos one to two hours: parse again.",
            quirks: [
                "A single video gives every rendition, best first; in a post of several media each video gives its best.",
                "A repost without media of its own gives those of the post that it repeats.",
                "A live photo is an image and a QuickTime video with one `index`. Long texts are cut in `title`.",
            ]
        )
    )
}
