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
            unsupported: "Profiles, live pages and TikTok Lite pages are not.",
            cookie: "Sometimes: tt_chain_token, which the parse obtains.",
            handling: "Some posts are only shown in some regions.",
            expiration: "Hours: parse again where direct access fails."
        )
    )
}
