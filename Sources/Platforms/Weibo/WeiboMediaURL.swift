/// A media address of Weibo's CDN: made https, its host allowed, and what the address itself tells of the file.
struct WeiboMediaURL {
    let text: String
    private let url: MediaURL
    private static let sizeLimit = 4096
    private static let redirector = "video.weibo.com"

    /// - Parameter raw: an address with `https:`, with `http:` (the CDN answers both) or without a scheme.
    /// - Returns: `nil` for an address that is not on the CDN.
    init?(_ raw: String?) {
        guard let raw, raw.utf8.count <= Self.sizeLimit, let text = Self.secured(raw), let url = MediaURL(text),
            Platform.weibo.media.covers(host: url.host)
        else { return nil }
        // The site's own host serves pages too: only its redirector to live photos is media.
        if HostSuffix.matches(host: url.host, suffix: Self.redirector) {
            guard text.hasPrefix("https://\(Self.redirector)/media/play?") else { return nil }
        }
        self.text = text
        self.url = url
    }

    private static func secured(_ raw: String) -> String? {
        if raw.hasPrefix("https://") { return raw }
        if raw.hasPrefix("http://") { return "https://" + raw.dropFirst("http://".count) }
        return raw.hasPrefix("//") ? "https:" + raw : nil
    }

    /// Seconds since 1970.
    var expiresAt: Int? { url.parameter("Expires").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }

    /// Pixels, out of `template=720x1280.24.0`.
    var frame: (width: Int, height: Int)? {
        guard let template = url.parameter("template") else { return nil }
        let sides = template.prefix { $0 != "." }.split(separator: "x", omittingEmptySubsequences: false)
        guard sides.count == 2, let width = WeiboFigure.side(Int(sides[0])),
            let height = WeiboFigure.side(Int(sides[1]))
        else { return nil }
        return (width, height)
    }

    /// The encoder's name of the rendition: `mp4_720p`.
    var label: String? { url.parameter("label") }

    var isPlaylist: Bool { path.hasSuffix(".m3u8") }

    private var path: String { url.path.lowercased() }

    func file(size: Int? = nil, isLivePhoto: Bool = false, hasWatermark: Bool? = nil) -> MediaFile {
        MediaFile(
            url: text,
            size: size,
            expiresAt: expiresAt,
            isLivePhoto: isLivePhoto,
            hasWatermark: hasWatermark
        )
    }
}

/// Figures as answers give them, or nothing where they make no sense.
enum WeiboFigure {
    /// Pixels of one side.
    static func side(_ value: Int?) -> Int? { value.flatMap { (1...65_535).contains($0) ? $0 : nil } }
    /// Bytes, bits a second.
    static func amount(_ value: Int?) -> Int? { value.flatMap { $0 > 0 ? $0 : nil } }
    /// Seconds, at most a hundred days.
    static func duration(_ value: Double?) -> Double? { value.flatMap { $0 > 0 && $0 < 8_640_000 ? $0 : nil } }
    static func fps(_ value: Double?) -> Double? { value.flatMap { $0 > 0 && $0 <= 1000 ? $0 : nil } }
}
