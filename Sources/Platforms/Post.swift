/// One public post and its media, in the unified shape of the answer.
package struct Post: Sendable, Equatable {
    package var platform: PlatformID
    /// The platform's identifier of the post.
    package var id: String
    /// Title or caption; empty where the platform has none.
    package var title: String
    package var author: Author?
    /// Cover image URL; empty where the platform has none.
    package var thumbnail: String
    /// Seconds; 0 for galleries, `nil` where unknown (a GIF).
    package var duration: Double?
    /// The post's own page.
    package var webpageURL: String
    /// Seconds since 1970, UTC.
    package var publishedAt: Int?
    /// In the post's own order.
    package var images: [ImageItem]
    /// In the post's own order; within one place best first.
    package var videos: [VideoItem]
    /// Default track first, then best first.
    package var audios: [AudioItem]
    /// Cookies that the media hosts want; they travel sealed in proxy links and are never shown.
    package var mediaCookies: [CookieJar.Cookie]
    /// Which of the platform's ways out the parse took: some media addresses are good for one client address only.
    package var egress = 0

    package init(
        platform: PlatformID,
        id: String,
        title: String = "",
        author: Author? = nil,
        thumbnail: String = "",
        duration: Double? = nil,
        webpageURL: String,
        publishedAt: Int? = nil,
        images: [ImageItem] = [],
        videos: [VideoItem] = [],
        audios: [AudioItem] = [],
        mediaCookies: [CookieJar.Cookie] = []
    ) {
        self.platform = platform
        self.id = id
        self.title = title
        self.author = author
        self.thumbnail = thumbnail
        self.duration = duration
        self.webpageURL = webpageURL
        self.publishedAt = publishedAt
        self.images = images
        self.videos = videos
        self.audios = audios
        self.mediaCookies = mediaCookies
    }

    package var hasMedia: Bool { !(images.isEmpty && videos.isEmpty && audios.isEmpty) }
}

/// Who made a post.
package struct Author: Sendable, Equatable {
    /// The name shown to people.
    package var name: String?
    /// The handle in the author's address, without `@`.
    package var username: String?
    /// The platform's identifier.
    package var id: String?

    package init(name: String? = nil, username: String? = nil, id: String? = nil) {
        self.name = name
        self.username = username
        self.id = id
    }
}
