internal import JSON

/// One picture of the desktop site's answer: several sizes, and a clip where it moves.
struct WeiboPicture {
    private let value: JSONValue
    /// Largest first.
    private static let sizes = ["largest", "mw2000", "original", "large", "largecover", "bmiddle", "thumbnail"]

    init(_ value: JSONValue) { self.value = value }

    private var isLivePhoto: Bool { value["type"].string == "livephoto" }
    private var isGIF: Bool { value["type"].string == "gif" }

    var item: WeiboItem {
        let clip = clip
        for name in Self.sizes {
            let size = value[name]
            guard let url = WeiboMediaURL(size["url"].string) else { continue }
            let image = ImageItem(
                file: url.file(isLivePhoto: isLivePhoto && clip != nil),
                width: WeiboFigure.side(size["width"].int),
                height: WeiboFigure.side(size["height"].int)
            )
            return WeiboItem(image: image, videos: clip.map { [$0] } ?? [], cover: url.text)
        }
        return WeiboItem(videos: clip.map { [$0] } ?? [])
    }

    private var clip: VideoItem? {
        guard isLivePhoto || isGIF else { return nil }
        // The second is a redirector to the same clip.
        let url = WeiboMediaURL(value["video"].string) ?? WeiboMediaURL(value["video_hd"].string)
        return url.map { Self.clip($0, isLivePhoto: isLivePhoto) }
    }

    /// - Parameter isLivePhoto: a clip of a camera, with or without sound; else a GIF made a silent film.
    static func clip(_ url: WeiboMediaURL, isLivePhoto: Bool) -> VideoItem {
        VideoItem(
            file: url.file(isLivePhoto: isLivePhoto),
            quality: "",
            mimeType: isLivePhoto ? "video/quicktime" : "video/mp4",
            width: isLivePhoto ? nil : url.frame?.width,
            height: isLivePhoto ? nil : url.frame?.height,
            hasAudio: isLivePhoto ? nil : false,
            source: .direct
        )
    }
}
