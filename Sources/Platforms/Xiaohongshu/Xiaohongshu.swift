extension PlatformID {
    package static let xiaohongshu = PlatformID(rawValue: "xiaohongshu")
}

extension Platform {
    static let xiaohongshu = Platform(
        id: .xiaohongshu,
        name: "Xiaohongshu",
        links: XiaohongshuLinks.rules,
        extractor: XiaohongshuExtractor(),
        media: MediaRules(
            hostSuffixes: [
                "xhscdn.com",
                "ci.xiaohongshu.com",
            ],
            referer: "https://www.xiaohongshu.com/",
            expiryParameter: "t"
        ),
        pace: Pace(perSecond: 1, burst: 5),
        notes: PlatformNotes(
            supported: "Public notes with videos, images or live photos.",
            forms: [
                "xhslink.com/{code}",
                "xhslink.cn/{code}",
                "xiaohongshu.com/explore/{noteId}",
                "xiaohongshu.com/discovery/item/{noteId}",
                "rednote.com/explore/{noteId}",
                "share text with such a link",
            ],
            unsupported: "Profiles, search pages, collections and private notes are not.",
            cookie: "Sometimes. Copy the whole share link: a note is shown only to those who bring its xsec_token.",
            handling: "Images and videos are guarded against foreign pages: download through your backend.",
            expiration: "Videos end after some days (expiresAt): parse again."
        )
    )
}
