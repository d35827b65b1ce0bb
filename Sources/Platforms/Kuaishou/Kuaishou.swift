extension PlatformID {
    package static let kuaishou = PlatformID(rawValue: "kuaishou")
}

extension Platform {
    static let kuaishou = Platform(
        id: .kuaishou,
        name: "Kuaishou",
        links: KuaishouLinks.rules,
        extractor: KuaishouExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "kwimgs.com",
                "yximgs.com",
                "kwaicdn.com",
                "oskwai.com",
                "wsukwai.com",
                "ndcimgs.com",
            ],
            referer: "https://www.kuaishou.com/"
        ),
        pace: Pace(perSecond: 2, burst: 10),
        notes: PlatformNotes(
            supported: "Public single videos and picture posts.",
            forms: [
                "kuaishou.com/short-video/{photoId}",
                "kuaishou.com/f/{token}",
                "v.kuaishou.com/{token}",
                "gifshow.com/fw/photo/{photoId}",
                "chenzhongtech.com/fw/photo/{photoId}",
                "share text with such a link",
            ],
            examples: [
                "kuaishou.com/short-video/3xabcdefghij123",
                "kuaishou.com/f/X-8tokenABCdef",
                "v.kuaishou.com/2yAbcdZ",
                "gifshow.com/fw/photo/3xabcdefghij123",
                "chenzhongtech.com/fw/photo/3xabcdefghij123",
            ],
            unsupported: "Profiles, search pages, collections, live pages and private videos are not.",
            cookie: "Usually not.",
            handling: "Stream large files through your backend.",
            expiration: "Hours to a day: parse again.",
            quirks: [
                "A picture post gives its pictures and its music. Kuaishou has no posts that mix pictures and videos.",
                "Nothing in its addresses tells their end, so items have no `expiresAt`.",
            ]
        )
    )
}
