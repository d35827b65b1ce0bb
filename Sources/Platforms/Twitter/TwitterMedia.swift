internal import JSON

/// One item of a post's media list, in the shape that all of X's answers share.
struct TwitterMedia {
    private let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    private var type: String { value["type"].string ?? "" }
    private var availability: JSONValue { value["ext_media_availability"] }

    /// Nothing said, or said to be there.
    var isAvailable: Bool { availability["status"].string.map { $0.lowercased() == "available" } ?? true }
    var isGeoblocked: Bool { availability["reason"].string?.lowercased().contains("geo") == true }
    var isPhoto: Bool { type == "photo" }
    var isVideo: Bool { type == "video" || type == "animated_gif" }
    /// The picture, or a video's poster.
    var pictureURL: String? { Self.allowed(value.first("media_url_https", "media_url").string) }

    /// Seconds, with their fraction; `nil` for GIFs.
    var duration: Double? {
        guard type == "video" else { return nil }
        return value["video_info"]["duration_millis"].span.map { $0 / 1000 }
    }

    private var size: (width: Int?, height: Int?) {
        (value["original_info"]["width"].side, value["original_info"]["height"].side)
    }

    func image(index: Int) -> ImageItem? {
        guard let url = pictureURL else { return nil }
        let original = "\(url)\(url.contains("?") ? "&" : "?")name=orig"
        return ImageItem(file: MediaFile(url: original, index: index), width: size.width, height: size.height)
    }

    /// The files, best first; a playlist only where there is no file.
    func videos(index: Int) -> [VideoItem] {
        let variants = value["video_info"]["variants"].array.compactMap { variant in
            Self.allowed(variant["url"].string).map { (url: $0, value: variant, type: Self.mediaType(variant)) }
        }
        let files = variants.filter { $0.type == "video/mp4" }
        guard files.isEmpty else {
            return files.map { file($0.url, $0.value, index) }.sorted { Self.rank($0) > Self.rank($1) }
        }
        return variants.filter { $0.type == "application/x-mpegurl" }.prefix(1).map {
            VideoItem(
                file: MediaFile(url: $0.url, index: index),
                quality: "",
                mimeType: "application/vnd.apple.mpegurl",
                hasAudio: type == "video",
                source: .hls
            )
        }
    }

    /// Without parameters, lower case.
    private static func mediaType(_ variant: JSONValue) -> String {
        (variant["content_type"].string ?? "").prefix { $0 != ";" }.lowercased().trimmingWhitespace()
    }

    private func file(_ url: String, _ variant: JSONValue, _ index: Int) -> VideoItem {
        let frame = Self.frame(in: url) ?? size
        let bitrate = variant["bitrate"].figure()
        let side = frame.width.flatMap { width in frame.height.map { min(width, $0) } }
        return VideoItem(
            file: MediaFile(url: url, index: index),
            quality: side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: frame.width,
            height: frame.height,
            hasAudio: type == "video",
            source: .direct,
            bitrate: bitrate
        )
    }

    private static func rank(_ item: VideoItem) -> (Int, Int) {
        ((item.width ?? 0) * (item.height ?? 0), item.bitrate ?? 0)
    }

    /// `/vid/avc1/1280x720/` in a path says the frame's size in pixels.
    private static func frame(in url: String) -> (width: Int?, height: Int?)? {
        for segment in url.utf8.split(separator: UInt8(ascii: "/")) {
            let parts = segment.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
            guard parts.count == 2, let width = Int(Substring(parts[0])), let height = Int(Substring(parts[1])),
                (1...16_384).contains(width), (1...16_384).contains(height)
            else { continue }
            return (width, height)
        }
        return nil
    }

    /// An address on one of X's two media hosts.
    private static func allowed(_ url: String?) -> String? {
        guard let url = url.map(MediaURL.secured), let host = MediaURL(url)?.host,
            Platform.twitter.media.hostSuffixes.contains(host)
        else { return nil }
        return url
    }
}
