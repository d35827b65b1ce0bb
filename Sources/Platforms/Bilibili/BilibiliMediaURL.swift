internal import JSON

/// An address on Bilibili's CDN: https, one of its hosts, no port of its own (peers' caches have one).
struct BilibiliMediaURL {
    let text: String
    private let url: MediaURL

    /// - Returns: `nil` for an address that is not on the CDN.
    init?(_ text: String?) {
        guard let text, text.utf8.count <= 8192 else { return nil }
        let secure = Self.secured(text)
        guard let url = MediaURL(secure), Platform.bilibili.media.covers(host: url.host) else { return nil }
        self.text = secure
        self.url = url
    }

    /// The first of a rendition's addresses that is on the CDN: its own, then those it names as a reserve.
    init?(of rendition: JSONValue) {
        let own = ["baseUrl", "base_url", "url"].map { rendition[$0].string }
        let reserve = rendition.first("backupUrl", "backup_url").array.prefix(8).map(\.string)
        guard let url = (own + reserve).lazy.compactMap({ BilibiliMediaURL($0) }).first else { return nil }
        self = url
    }

    /// Seconds since 1970: `deadline`.
    var expiresAt: Int? { url.parameter("deadline").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }

    var path: Substring { url.path }

    func file(size: Int? = nil) -> MediaFile {
        MediaFile(url: text, size: size.flatMap { $0 > 0 ? $0 : nil }, expiresAt: expiresAt)
    }

    /// Covers are still given with http, or without any scheme.
    private static func secured(_ text: String) -> String {
        if text.hasPrefix("//") { return "https:\(text)" }
        if text.hasPrefix("http://") { return "https://\(text.dropFirst("http://".count))" }
        return text
    }
}
