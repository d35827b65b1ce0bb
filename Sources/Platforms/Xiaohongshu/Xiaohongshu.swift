extension Platform {
    static let xiaohongshu = Platform(
        id: .xiaohongshu,
        name: "Xiaohongshu",
        links: XiaohongshuLinks.rules,
        extractor: nil,
        media: MediaRules(
            hostSuffixes: [
                "xhscdn.com"
            ],
            referer: "https://www.xiaohongshu.com/"
        ),
        notes: PlatformNotes(
            supported: "Public notes with videos or images.",
            forms: [
                "xhslink.com/{code}",
                "xiaohongshu.com/explore/{noteId}",
                "xiaohongshu.com/discovery/item/{noteId}",
                "rednote.com/explore/{noteId}",
                "share text with such a link",
            ],
            unsupported: "Profiles, search pages, collections and private notes are not.",
            cookie: "Sometimes.",
            handling: "Images and videos are guarded against foreign pages: download through your backend.",
            expiration: "Parse again when an address stops working."
        )
    )
}
