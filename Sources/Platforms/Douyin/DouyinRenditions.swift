internal import JSON

/// The renditions of a video, or of a clip within a gallery.
struct DouyinRenditions {
    /// Best first; split streams only where there is no whole file.
    let videos: [VideoItem]
    private let value: JSONValue
    private static let limit = 100

    /// - Parameters:
    ///   - value: the `video` of a post or of one of its images.
    ///   - index: its place in the post.
    ///   - isClip: whether it may be silent: of clips nothing tells.
    init(_ value: JSONValue, index: Int = 0, isClip: Bool = false) {
        self.value = value
        var seen: Set<String> = []
        let listed = value["bit_rate"].array.prefix(Self.limit).compactMap { Self.item($0, index, isClip) }
            .filter { seen.insert($0.file.url).inserted }
        let whole = listed.filter { $0.source == .direct }
        // Swift's sort keeps the order of equal items.
        let sorted = (whole.isEmpty ? listed : whole).sorted { Self.rank($0) > Self.rank($1) }
        videos = sorted.isEmpty ? Self.unlisted(value, index, isClip).map { [$0] } ?? [] : sorted
    }

    /// The sound of split streams; empty where the files are whole.
    var audios: [AudioItem] {
        guard videos.first?.source == .dash else { return [] }
        let tracks = value["bit_rate_audio"].array.prefix(Self.limit).compactMap { entry -> AudioItem? in
            let meta = entry["audio_meta"]
            let urls = meta["url_list"]
            let found = ["main_url", "backup_url", "fallback_url"].lazy.compactMap { DouyinMediaURL(urls[$0].string) }
            guard let url = found.first else { return nil }
            let file = url.file(size: meta["size"].figure())
            return AudioItem(file: file, mimeType: "audio/mp4", bitrate: meta["bitrate"].figure())
        }
        return tracks.sorted { ($0.bitrate ?? 0) > ($1.bitrate ?? 0) }
    }

    /// Whether the places are there at which addresses stand, whatever stands in them.
    var hasKnownShape: Bool { value["bit_rate"].exists || value["play_addr"].exists }

    private static func item(_ entry: JSONValue, _ index: Int, _ isClip: Bool) -> VideoItem? {
        let address = entry["play_addr"]
        // Nothing outside the app plays the codec numbered 2.
        guard entry["is_bytevc1"].int != 2, let url = DouyinMediaURL(in: address["url_list"], where: \.isStream) else {
            return nil
        }
        let isSplit = entry["format"].string == "dash" || url.isSplit
        let isHEVC = entry["is_bytevc1"].int == 1 || entry["is_h265"].int == 1
        var item = whole(url, address, index)
        item.quality = label(entry["gear_name"].string) ?? item.quality
        item.hasAudio = isSplit ? false : isClip ? nil : true
        item.source = isSplit ? .dash : .direct
        item.bitrate = entry["bit_rate"].figure()
        item.fps = entry.first("FPS", "fps").double.flatMap { $0 > 0 && $0 <= 1000 ? $0 : nil }
        item.codecs = isHEVC ? "hvc1" : "avc1"
        return item
    }

    /// Where no list is given: the one address of the player, else the way to it by the file's name, else what the
    /// app's button saves, with the mark.
    private static func unlisted(_ value: JSONValue, _ index: Int, _ isClip: Bool) -> VideoItem? {
        for key in ["play_addr", "play_addr_h264"] {
            guard let url = DouyinMediaURL(in: value[key]["url_list"], where: \.isStream) else { continue }
            var item = whole(url, value[key], index)
            item.hasAudio = isClip ? nil : true
            return item
        }
        if let url = DouyinMediaURL(videoURI: value["play_addr"]["uri"].string) {
            var item = whole(url, value, index)
            item.quality = "1080p"
            item.hasAudio = isClip ? nil : true
            return item
        }
        for key in ["download_addr", "download_suffix_logo_addr"] {
            guard let url = DouyinMediaURL(in: value[key]["url_list"], where: \.isStream) else { continue }
            var item = whole(url, value[key], index)
            item.file.hasWatermark = true
            return item
        }
        return nil
    }

    /// A file of which only the address and what stands beside it are known.
    private static func whole(_ url: DouyinMediaURL, _ figures: JSONValue, _ index: Int) -> VideoItem {
        let width = figures["width"].side
        let height = figures["height"].side
        let side = width.flatMap { width in height.map { min(width, $0) } }
        return VideoItem(
            file: url.file(index: index, size: figures["data_size"].figure(), hasWatermark: false),
            quality: side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: width,
            height: height,
            hasAudio: nil,
            source: .direct
        )
    }

    /// The number within `normal_1080_0`; 2 and 4 stand for thousands.
    static func label(_ gear: String?) -> String? {
        guard let gear, gear.utf8.count <= 80 else { return nil }
        for word in gear.split(separator: "_").dropFirst() where Alphabet.digits.spells(String(word), 1...4) {
            switch word {
            case "2": return "1440p"
            case "4": return "2160p"
            default: if word.utf8.count >= 3 { return "\(word)p" }
            }
        }
        return nil
    }

    private static func rank(_ item: VideoItem) -> (Int, Int) {
        ((item.width ?? 0) * (item.height ?? 0), item.bitrate ?? 0)
    }
}
