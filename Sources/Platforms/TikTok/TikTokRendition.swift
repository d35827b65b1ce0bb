/// One variant of a video, out of either shape of answer.
struct TikTokRendition {
    var urls: [String] = []
    var width: Int?
    var height: Int?
    /// Bytes.
    var size: Int?
    /// `v…_h265_1080p_873954`: codec, label and rate.
    var key = ""
    /// Bits a second.
    var bitrate: Int?
    var fps: Double?
    var codec = ""
    /// `mp4`, or `dash` for a file without sound.
    var format = ""

    /// A codec that no player has yet.
    private var isUnplayable: Bool { codec.hasPrefix("bytevc2") || key.containsBytes("bytevc2") }

    /// The words of the key between its underscores.
    private var keyWords: [Substring] { key.split(separator: "_") }

    /// `1080p`, where the key says it.
    private var label: String? {
        keyWords.first { $0.last == "p" && !$0.dropLast().isEmpty && $0.dropLast().allSatisfy(\.isASCIIDigit) }
            .map(String.init)
    }

    private var codecs: String? {
        if codec.hasPrefix("h265") || codec.hasPrefix("bytevc1") || keyWords.contains("bytevc1") { return "hvc1" }
        if codec.hasPrefix("h264") || keyWords.contains("h264") { return "avc1" }
        return nil
    }

    /// - Returns: the item and its path; `nil` where there is no usable address or no player.
    func item() -> (item: VideoItem, path: String)? {
        guard !isUnplayable, let url = TikTokMediaURL.first(of: urls), !url.isAudio else { return nil }
        let isSilent = format == "dash" || url.path.hasSuffix("/media-video-hvc1/")
        let side = width.flatMap { width in height.map { min(width, $0) } }
        let item = VideoItem(
            file: url.file(size: size, hasWatermark: false),
            quality: label ?? side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: width,
            height: height,
            hasAudio: !isSilent,
            source: isSilent ? .dash : .direct,
            bitrate: bitrate,
            fps: fps,
            codecs: codecs
        )
        return (item, String(url.path))
    }
}

extension [TikTokRendition] {
    /// All variants, best first, each file once; the marked copy for downloads last.
    func items(marked: String?) -> [VideoItem] {
        var seen: Set<String> = []
        let found = compactMap { $0.item() }.filter { seen.insert($0.path).inserted }.map(\.item)
        let sorted = found.enumerated().sorted { left, right in
            let ranks = (left.element.rank, right.element.rank)
            return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 > ranks.1
        }
        guard let marked = TikTokMediaURL(marked), !seen.contains(String(marked.path)) else {
            return sorted.map(\.element)
        }
        let last = VideoItem(
            file: marked.file(hasWatermark: true),
            quality: "",
            mimeType: "video/mp4",
            hasAudio: true,
            source: .direct
        )
        return sorted.map(\.element) + [last]
    }
}

extension VideoItem {
    /// Pixels, then bits a second; the sides are bounded where they are read.
    fileprivate var rank: (Int, Int) { ((width ?? 0) * (height ?? 0), bitrate ?? 0) }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
