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
            unsupported: "Profiles, search pages, collections, live pages and private videos are not.",
            cookie: "Usually not.",
            handling: "Stream large files through your backend.",
            expiration: "Hours to a day: parse again."
        )
    )
}
