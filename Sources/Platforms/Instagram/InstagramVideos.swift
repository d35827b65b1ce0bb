internal import JSON

/// The renditions of one video of a post, in the shapes of the page, GraphQL and the app's API.
struct InstagramVideos {
    private(set) var videos: [VideoItem] = []
    private(set) var audios: [AudioItem] = []
    /// Seconds.
    let duration: Double?

    /// - Parameter index: the video's place in the post.
    init(_ media: JSONValue, index: Int) {
        let manifest = InstagramManifest(media["video_dash_manifest"].string ?? "")
        let files = Self.files(media["video_versions"])
        duration =
            media["video_duration"].span ?? manifest.duration ?? files.first.flatMap { $0.url.encoding.duration }
        videos = files.map { Self.item($0.url, $0.entry, media, index) }
        if Self.addsDASH(files.map(\.entry), manifest) { add(manifest, index) }
        videos.sort(by: Self.isBetter)
    }

    private static func files(_ versions: JSONValue) -> [(url: InstagramMediaURL, entry: JSONValue)] {
        var seen: Set<String> = []
        return versions.array.compactMap { entry in
            guard let url = InstagramMediaURL(entry["url"].string), seen.insert(url.text).inserted else { return nil }
            return (url, entry)
        }
    }

    private static func item(
        _ url: InstagramMediaURL,
        _ entry: JSONValue,
        _ media: JSONValue,
        _ index: Int
    ) -> VideoItem {
        let encoding = url.encoding
        var size = (width: entry["width"].side, height: entry["height"].side)
        let original = (width: media["original_width"].side, height: media["original_height"].side)
        // The file may be smaller than the original: only a number that says so makes them the same.
        if size.width == nil, let width = original.width, let height = original.height,
            encoding.shorterSide == min(width, height)
        {
            size = original
        }
        let side = encoding.shorterSide ?? size.width.flatMap { width in size.height.map { min(width, $0) } }
        return VideoItem(
            file: url.file(index: index),
            quality: side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: size.width,
            height: size.height,
            hasAudio: media["has_audio"].bool,
            source: .direct,
            bitrate: encoding.bitrate
        )
    }

    /// Split streams are worth listing where the files are smaller, or do not tell their size.
    private static func addsDASH(_ files: [JSONValue], _ manifest: InstagramManifest) -> Bool {
        func side(_ width: Int?, _ height: Int?) -> Int? { width.flatMap { width in height.map { min(width, $0) } } }
        let sides = files.map { side($0["width"].side, $0["height"].side) }
        guard !files.isEmpty, sides.allSatisfy({ $0 != nil }) else { return true }
        let best =
            manifest.renditions.compactMap { rendition in
                side(
                    rendition.attributes["width"].flatMap { Int($0) },
                    rendition.attributes["height"].flatMap { Int($0) }
                )
            }.max() ?? 0
        return best > sides.compactMap(\.self).max() ?? 0
    }

    private mutating func add(_ manifest: InstagramManifest, _ index: Int) {
        for rendition in manifest.renditions {
            guard let url = InstagramMediaURL(rendition.url) else { continue }
            let attributes = rendition.attributes
            let type = attributes["mimeType"] ?? ""
            func number(_ name: String, below limit: Int = .max) -> Int? {
                attributes[name].flatMap { Int($0) }.flatMap { $0 > 0 && $0 < limit ? $0 : nil }
            }
            let file = url.file(index: index, size: number("FBContentLength"))
            if type.hasPrefix("audio/") {
                audios.append(
                    AudioItem(file: file, mimeType: type, bitrate: number("bandwidth"), codecs: attributes["codecs"])
                )
            } else if type.hasPrefix("video/") {
                videos.append(
                    VideoItem(
                        file: file,
                        quality: attributes["FBQualityLabel"] ?? number("height", below: 65_536).map { "\($0)p" } ?? "",
                        mimeType: type,
                        width: number("width", below: 65_536),
                        height: number("height", below: 65_536),
                        hasAudio: false,
                        source: .dash,
                        bitrate: number("bandwidth"),
                        fps: attributes["frameRate"].flatMap(Self.rate),
                        codecs: attributes["codecs"]
                    )
                )
            }
        }
        audios.sort { ($0.bitrate ?? 0) > ($1.bitrate ?? 0) }
    }

    /// `30` or `15360/512`.
    private static func rate(_ text: String) -> Double? {
        let parts = text.split(separator: "/").map { Double($0) ?? 0 }
        let rate = parts.count == 2 ? parts[0] / parts[1] : parts.first ?? 0
        return rate > 0 && rate.isFinite ? rate : nil
    }

    /// The larger frame first (where unknown, by the label), sound before silence, then the higher bitrate.
    static func isBetter(_ left: VideoItem, _ right: VideoItem) -> Bool {
        let sides = (side(left), side(right))
        if sides.0 != sides.1 { return sides.0 > sides.1 }
        let sounds = (left.hasAudio ?? true, right.hasAudio ?? true)
        if sounds.0 != sounds.1 { return sounds.0 }
        return (left.bitrate ?? 0) > (right.bitrate ?? 0)
    }

    private static func side(_ item: VideoItem) -> Int {
        if let width = item.width, let height = item.height { return min(width, height) }
        return Int(item.quality.prefix { $0.isNumber }) ?? 0
    }
}
