extension Catalogue {
    /// The nine platforms of the product, in the order in which they are shown.
    package static let standard = Catalogue([
        .tiktok, .douyin, .youtube, .twitter, .instagram, .xiaohongshu, .bilibili, .kuaishou, .weibo,
    ])
}
