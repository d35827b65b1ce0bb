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
            examples: [
                "xhslink.com/AbCd12",
                "xhslink.cn/AbCd12",
                "xiaohongshu.com/explore/64abcdef0123456789abcdef?xsec_token=AB-c_d",
                "xiaohongshu.com/discovery/item/64abcdef0123456789abcdef?xsec_token=AB-c_d",
                "rednote.com/explore/64abcdef0123456789abcdef?xsec_token=AB-c_d",
            ],
            unsupported: "Profiles, search pages, collections and private notes are not.",
            cookie: "Sometimes. Copy the whole share link: a note is shown only to those who bring its xsec_token.",
            handling: "Images and videos are guarded against foreign pages: download through your backend.",
            expiration: "Videos end after some days (expiresAt): parse again.",
            quirks: [
                "A note opens only with its `xsec_token`. Share links and addresses copied in the app or the browser carry it; an address typed by its id alone gives `login_required`.",
                "Pictures are given as the uploaded file in full size, without a mark.",
                "A note holds a video or pictures, never both. A live photo is an image and a video with one `index`.",
            ]
        )
    )
}
