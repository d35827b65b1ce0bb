internal import JSON

/// The renditions of a video, or of a live photo's clip: lists by codec.
struct XiaohongshuStreams {
    /// Best first.
    let videos: [VideoItem]
    /// Seconds, of the best one.
    let duration: Double?

    private static let codecs = ["h264", "h265", "h266", "av1"]
    private static let limit = 64

    /// - Parameters:
    ///   - stream: the lists, in the spelling of either shape.
    ///   - index: the video's place in the note.
    init(_ stream: JSONValue, index: Int = 0, isLivePhoto: Bool = false) {
        var seen: Set<String> = []
        let entries = Self.codecs.flatMap { codec in stream[codec].array.prefix(Self.limit).map { (codec, $0) } }
        let found = entries.compactMap { codec, entry -> (item: VideoItem, duration: Double?)? in
            guard let url = Self.address(of: entry), seen.insert(url.text).inserted else { return nil }
            var item = Self.item(url, entry, codec: codec, index: index)
            item.file.isLivePhoto = isLivePhoto
            return (item, XiaohongshuFigures.number(entry["duration"], 1...86_400_000).map { $0 / 1000 })
        }
        // Swift's sort keeps the order of equal items.
        let sorted = found.sorted { Self.rank($0.item) > Self.rank($1.item) }
        videos = sorted.map(\.item)
        duration = sorted.lazy.compactMap(\.duration).first
    }

    /// The main address, else the first usable spare.
    private static func address(of entry: JSONValue) -> XiaohongshuMediaURL? {
        XiaohongshuMediaURL(entry.first("masterUrl", "master_url").string)
            ?? entry.first("backupUrls", "backup_urls").array.prefix(20).lazy
            .compactMap { XiaohongshuMediaURL($0.string) }.first
    }

    private static func item(
        _ url: XiaohongshuMediaURL,
        _ entry: JSONValue,
        codec: String,
        index: Int
    ) -> VideoItem {
        let width = XiaohongshuFigures.side(entry["width"])
        let height = XiaohongshuFigures.side(entry["height"])
        let side = width.flatMap { width in height.map { min(width, $0) } }
        let label = entry.first("qualityType", "quality_type").nonEmptyString.map { String($0.prefix(20)) }
        let file = MediaFile(
            url: url.original,
            index: index,
            size: XiaohongshuFigures.whole(entry["size"], 1...1_000_000_000_000),
            expiresAt: url.expiry
        )
        return VideoItem(
            file: file,
            quality: label ?? side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: width,
            height: height,
            hasAudio: hasAudio(entry),
            source: .direct,
            bitrate: XiaohongshuFigures.whole(entry.first("avgBitrate", "avg_bitrate"), 1...10_000_000_000),
            fps: XiaohongshuFigures.number(entry["fps"], 1...1000),
            codecs: entry.first("videoCodec", "video_codec").nonEmptyString.map { String($0.prefix(20)) } ?? codec
        )
    }

    /// Unknown where the entry tells nothing of sound, as in live photos.
    private static func hasAudio(_ entry: JSONValue) -> Bool? {
        if let codec = entry.first("audioCodec", "audio_codec").string { return !codec.isEmpty }
        return entry.first("audioChannels", "audio_channels").int.map { $0 > 0 }
    }

    private static func rank(_ item: VideoItem) -> (Int, Int) {
        ((item.width ?? 0) * (item.height ?? 0), item.bitrate ?? 0)
    }
}

/// Figures of an answer: what lies outside of sense is unknown.
enum XiaohongshuFigures {
    static func side(_ value: JSONValue) -> Int? { whole(value, 1...65_535) }

    static func whole(_ value: JSONValue, _ range: ClosedRange<Int>) -> Int? {
        value.int.flatMap { range.contains($0) ? $0 : nil }
    }

    static func number(_ value: JSONValue, _ range: ClosedRange<Double>) -> Double? {
        value.double.flatMap { range.contains($0) ? $0 : nil }
    }
}
