internal import JSON

/// What one answer gives to play: split streams (`dash`), or files with sound (`durl`).
struct BilibiliStreams {
    private static let limit = 500
    private let play: JSONValue
    private let quality: BilibiliQuality

    /// - Parameter play: the object that holds `dash` or `durl`.
    init(_ play: JSONValue) {
        self.play = play
        quality = BilibiliQuality(play)
    }

    /// Pictures without sound, in the order of the answer, each with the number of its quality.
    var pictures: [(quality: Int?, item: VideoItem)] {
        play["dash"]["video"].array.prefix(Self.limit).compactMap { rendition in
            guard let url = BilibiliMediaURL(of: rendition) else { return nil }
            let number = rendition["id"].int
            let height = Self.pixels(rendition["height"])
            let item = VideoItem(
                file: url.file(size: rendition["size"].int),
                quality: quality.label(number, height: height),
                mimeType: Self.mimeType(rendition, or: "video/mp4"),
                width: Self.pixels(rendition["width"]),
                height: height,
                hasAudio: false,
                source: .dash,
                bitrate: Self.bitrate(rendition),
                fps: Self.frameRate(rendition.first("frameRate", "frame_rate")),
                codecs: Self.codecs(rendition)
            )
            return (number, item)
        }
    }

    /// Sound without pictures: the usual tracks, Dolby's, the lossless one; best first.
    var sounds: [AudioItem] {
        let dash = play["dash"]
        let tracks = dash["audio"].array.prefix(Self.limit) + dash["dolby"]["audio"].array.prefix(16)
        let items = (tracks + [dash["flac"]["audio"]]).compactMap { rendition -> AudioItem? in
            guard let url = BilibiliMediaURL(of: rendition) else { return nil }
            return AudioItem(
                file: url.file(size: rendition["size"].int),
                mimeType: Self.mimeType(rendition, or: "audio/mp4"),
                bitrate: Self.bitrate(rendition),
                codecs: Self.codecs(rendition)
            )
        }
        return items.sorted { ($0.bitrate ?? 0) > ($1.bitrate ?? 0) }
    }

    /// A file with sound. One in several pieces is none: a piece is not the video.
    var file: (quality: Int?, item: VideoItem)? {
        let pieces = play["durl"].array
        guard pieces.count == 1, let url = BilibiliMediaURL(of: pieces[0]) else { return nil }
        let number = play["quality"].int
        let item = VideoItem(
            file: url.file(size: pieces[0]["size"].int),
            quality: quality.label(number, height: nil),
            mimeType: url.path.hasSuffix(".flv") ? "video/x-flv" : "video/mp4",
            hasAudio: true,
            source: .direct
        )
        return (number, item)
    }

    /// Seconds, of what is given, which a taste is shorter than.
    var givenDuration: Double? {
        let pieces = play["durl"].array.prefix(Self.limit).compactMap { $0["length"].double }
        if !pieces.isEmpty { return Self.seconds(pieces.reduce(0, +) / 1000) }
        return Self.seconds(play["dash"]["duration"].double) ?? duration
    }

    /// Seconds, with their fraction.
    var duration: Double? { Self.seconds(play["timelength"].double.map { $0 / 1000 }) }

    /// Encrypted: without the licence of a paying customer it cannot be played.
    var isProtected: Bool { play["is_drm"].bool == true }

    /// Whether the answer itself says that this is a taste of something that is paid for.
    var isTaste: Bool {
        play["is_preview"].int == 1 || play["is_preview"].bool == true
            || play["accept_description"].array.prefix(64).contains { $0.string?.contains("试看") == true }
    }

    static func seconds(_ value: Double?) -> Double? { value.flatMap { (0.001...10_000_000).contains($0) ? $0 : nil } }

    private static func pixels(_ value: JSONValue) -> Int? {
        value.int.flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    private static func bitrate(_ rendition: JSONValue) -> Int? {
        rendition["bandwidth"].int.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func codecs(_ rendition: JSONValue) -> String? {
        rendition["codecs"].nonEmptyString.flatMap { $0.utf8.count <= 64 ? $0 : nil }
    }

    private static func mimeType(_ rendition: JSONValue, or usual: String) -> String {
        let type = rendition.first("mimeType", "mime_type").string ?? ""
        let isKnown = ["video/mp4", "video/webm", "audio/mp4", "audio/webm"].contains(type)
        return isKnown ? type : usual
    }

    private static func frameRate(_ value: JSONValue) -> Double? {
        frameRate(value.string ?? value.double.map { String($0) })
    }

    /// `29.412`, or `16000/672`.
    static func frameRate(_ text: String?) -> Double? {
        let parts = (text ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
        guard let first = parts.first, let rate = first, parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return (1...1000).contains(rate) ? rate : nil }
        guard let divisor = parts[1], divisor > 0, (1...1000).contains(rate / divisor) else { return nil }
        return (rate / divisor * 1000).rounded() / 1000
    }
}
