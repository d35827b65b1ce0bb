/// An address of TikTok's media hosts, taken apart as far as the rules need it.
struct TikTokMediaURL {
    let text: String
    private let url: MediaURL

    /// - Returns: `nil` for an address that is not on the allow-list, or is one of the redirecting endpoints.
    init?(_ text: String?) {
        guard let text = text.map(MediaURL.secured), let url = MediaURL(text),
            Platform.tiktok.media.covers(host: url.host),
            !text.containsBytes("/aweme/v1/play")
        else { return nil }
        self.text = text
        self.url = url
    }

    /// The first usable one of a list.
    static func first(of list: [String]) -> TikTokMediaURL? {
        list.lazy.prefix(32).compactMap(TikTokMediaURL.init).first
    }

    /// The first picture that every program can show, else the first.
    static func firstPicture(of list: [String]) -> TikTokMediaURL? {
        let pictures = list.prefix(32).compactMap(TikTokMediaURL.init)
        return pictures.first { $0.path.hasSuffix(".jpeg") || $0.path.hasSuffix(".jpg") } ?? pictures.first
    }

    /// Scheme, host and query aside: two addresses with one path are one file.
    var path: Substring { url.path }

    /// Seconds since 1970: `expire` of web files, `x-expires` of pictures, the second path segment in hexadecimal of
    /// the app's files.
    var expiresAt: Int? {
        let decimal = (url.parameter("expire") ?? url.parameter("x-expires")).flatMap { Int($0) }
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        let hexadecimal = segments.count > 3 && segments[1].count == 8 ? Int(Substring(segments[1]), radix: 16) : nil
        return (decimal ?? hexadecimal).flatMap { (1_000_000_000..<10_000_000_000).contains($0) ? $0 : nil }
    }

    /// `audio_mpeg` of `mime_type`, as a media type.
    var audioType: String { url.parameter("mime_type") == "audio_mpeg" ? "audio/mpeg" : "audio/mp4" }

    var isAudio: Bool { url.parameter("mime_type")?.hasPrefix("audio_") == true }

    func file(index: Int = 0, size: Int? = nil, hasWatermark: Bool? = nil) -> MediaFile {
        MediaFile(url: text, index: index, size: size, expiresAt: expiresAt, hasWatermark: hasWatermark)
    }
}
