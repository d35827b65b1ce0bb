/// A media address of the site.
struct XiaohongshuMediaURL: Sendable {
    /// As https.
    let text: String
    /// As the platform gave it, but for a missing scheme: streams are signed and handed out as http.
    let original: String
    private let url: MediaURL
    private static let lengthLimit = 4096
    /// Serves an image's file as it was uploaded, under its key and without a signature.
    private static let originals = "https://ci.xiaohongshu.com/"

    /// - Returns: `nil` for an address that is not on the site's media hosts, or is no plain one.
    init?(_ text: String?) {
        guard var text, !text.isEmpty, text.utf8.count <= Self.lengthLimit else { return nil }
        if text.hasPrefix("//") { text = "https:" + text }
        let secure = text.hasPrefix("http://") ? "https://" + text.dropFirst("http://".count) : text
        guard let url = MediaURL(secure), Platform.xiaohongshu.media.covers(host: url.host) else { return nil }
        self.text = secure
        original = text
        self.url = url
    }

    /// Seconds since 1970: streams carry the end of their life as a hexadecimal `t` beside their `sign`.
    var expiry: Int? {
        guard url.parameter("sign") != nil, let text = url.parameter("t"), text.utf8.count == 8 else { return nil }
        return Int(text, radix: 16).flatMap { $0 > 0 ? $0 : nil }
    }

    /// What the site calls the image's file; `nil` where the address does not show it.
    ///
    /// `/{minute}/{signature}/{key}!{style}` on signed hosts, `/{key}?…` on the older ones.
    var imageKey: String? {
        let path = text.dropFirst("https://".count).drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" && $0 != "!" }
        var parts = path.split(separator: "/")
        if parts.count > 2, Self.isMinute(parts[0]), Alphabet.lowerHex.spells(String(parts[1]), 32...32) {
            parts.removeFirst(2)
        } else if !url.host.hasPrefix("sns-img-"), !url.host.hasPrefix("sns-na-i"), url.host != "ci.xiaohongshu.com" {
            return nil
        }
        let key = parts.joined(separator: "/")
        return Self.isKey(key) ? key : nil
    }

    /// The address of an image in full size, as JPEG.
    static func original(imageKey: String) -> XiaohongshuMediaURL? {
        guard isKey(imageKey) else { return nil }
        return XiaohongshuMediaURL("\(originals)\(imageKey)?imageView2/2/w/0/format/jpg")
    }

    /// The address of a video's file as it was uploaded.
    static func original(videoKey: String) -> XiaohongshuMediaURL? {
        guard isKey(videoKey) else { return nil }
        return XiaohongshuMediaURL("https://sns-video-bd.xhscdn.com/\(videoKey)")
    }

    private static func isMinute(_ text: Substring) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return (1...6).contains(parts.count) && parts.allSatisfy { Alphabet.base64URL.spells(String($0), 1...120) }
    }
}
