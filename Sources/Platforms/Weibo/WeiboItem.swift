/// One place of a post: a picture, with its clip where it moves, or a video in its renditions.
struct WeiboItem {
    var image: ImageItem?
    /// Best first.
    var videos: [VideoItem] = []
    var isVideo = false
    /// Seconds; of a video only.
    var duration: Double?
    /// The address of a still.
    var cover: String?

    var isEmpty: Bool { image == nil && videos.isEmpty }
}

extension Post {
    private static let itemLimit = 1000

    /// Puts the items into the post, each at its place.
    ///
    /// - Parameter isMixed: whether the list is one of pictures and videos together: then each video is given in its
    ///   best rendition only, and the first item is the post's face.
    mutating func fill(with items: [WeiboItem], isMixed: Bool) {
        let items = Array(items.filter { !$0.isEmpty }.prefix(Self.itemLimit))
        let givesBestOnly = isMixed && items.count > 1
        for (index, item) in items.enumerated() {
            if var image = item.image {
                image.file.index = index
                images.append(image)
            }
            for var video in givesBestOnly && item.isVideo ? item.videos.prefix(1) : item.videos[...] {
                video.file.index = index
                videos.append(video)
            }
        }
        videos = Array(videos.prefix(Self.itemLimit))
        let face = givesBestOnly ? items.first : items.first(where: \.isVideo) ?? items.first
        thumbnail = face?.cover ?? items.lazy.compactMap(\.cover).first ?? ""
        // A gallery has no length, and one that also holds videos none of its own.
        duration = items.allSatisfy(\.isVideo) ? items.first?.duration : 0
    }
}
