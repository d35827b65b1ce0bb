extension PlatformID {
    package static let tiktok = PlatformID(rawValue: "tiktok")
}

extension Platform {
    static let tiktok = Platform(
        id: .tiktok,
        name: "TikTok",
        links: TikTokLinks.rules,
        extractor: TikTokExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "v*-webapp.tiktok.com",
                "v*-webapp-prime.tiktok.com",
                "v*-webapp.*.tiktok.com",
                "v*-webapp-prime.*.tiktok.com",
                "tiktokcdn.com",
                "tiktokcdn-us.com",
                "tiktokcdn-eu.com",
                "byteicdn.com",
                "ibyteimg.com",
                "muscdn.com",
            ],
            referer: "https://www.tiktok.com/",
            cookieHostSuffixes: ["tiktok.com"],
            expiryParameter: "expire"
        ),
        notes: PlatformNotes(
            supported: "Public single videos and photo posts.",
            forms: [
                "tiktok.com/@{user}/video/{id}",
                "tiktok.com/@{user}/photo/{id}",
                "tiktok.com/t/{code}",
                "vm.tiktok.com/{code}",
                "vt.tiktok.com/{code}",
            ],
            examples: [
                "tiktok.com/@scout2015/video/6718335390845095173",
                "tiktok.com/@someone/photo/7300000000000000001",
                "tiktok.com/t/ZTabc1234",
                "vm.tiktok.com/ZMabc1234",
                "vt.tiktok.com/ZSabc1234",
            ],
            unsupported: "Profiles, live pages and TikTok Lite pages are not.",
            cookie: "Sometimes: tt_chain_token, which the parse obtains.",
            handling: "Some posts are only shown in some regions.",
            expiration: "Hours: parse again where direct access fails.",
            quirks: [
                "The copy with TikTok's mark comes last and has `watermark: true`; every other rendition is without it.",
                "The name before the id does not matter. A photo post gives its pictures in order and its music in `audios`.",
                "Some labels differ from the picture: TikTok calls 576 pixels on the short side 540p. Label and pixels are both given as they are.",
            ]
        )
    )
}
