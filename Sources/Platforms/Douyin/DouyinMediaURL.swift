internal import JSON

/// A media address of Douyin's CDN: made https, its host allowed, and what the address itself tells of the file.
struct DouyinMediaURL {
    let text: String
    private let url: MediaURL
    private static let sizeLimit = 4096
    private static let redirector = "https://aweme.snssdk.com/aweme/v1/play/?"
    private static let redirectorHost = "snssdk.com"

    /// - Parameter raw: an address with `https:`, with `http:` (the CDN answers both) or without a scheme.
    /// - Returns: `nil` for an address that is not on the CDN.
    init?(_ raw: String?) {
        guard let raw, raw.utf8.count <= Self.sizeLimit, let text = Self.secured(raw), let url = MediaURL(text),
            Platform.douyin.media.covers(host: url.host)
        else { return nil }
        // That host serves other things too; the way beside, `playwm`, burns the mark in.
        if HostSuffix.matches(host: url.host, suffix: Self.redirectorHost) {
            guard text.hasPrefix(Self.redirector) else { return nil }
        }
        self.text = text
        self.url = url
    }

    /// The first address of a list on the CDN.
    init?(in list: JSONValue, where fits: (Self) -> Bool = { _ in true }) {
        let found = list.array.prefix(20).lazy.compactMap { Self($0.string) }.first(where: fits)
        guard let found else { return nil }
        self = found
    }

    /// The way to a video's file by its name: the address that it redirects to is the CDN's.
    init?(videoURI uri: String?) {
        guard let uri, Alphabet.base64URL.spells(uri, 8...64) else { return nil }
        self.init("\(Self.redirector)video_id=\(uri)&ratio=1080p&line=0")
    }

    /// The picture of a list that every program can show; else the first one.
    static func picture(in list: JSONValue) -> DouyinMediaURL? {
        DouyinMediaURL(in: list) { !$0.path.containsBytes(".webp") } ?? DouyinMediaURL(in: list)
    }

    private static func secured(_ raw: String) -> String? {
        if raw.hasPrefix("https://") { return raw }
        if raw.hasPrefix("http://") { return "https://" + raw.dropFirst("http://".count) }
        return raw.hasPrefix("//") ? "https:" + raw : nil
    }

    /// On one of the hosts that hold videos.
    var isStream: Bool {
        ["douyinvod.com", "zjcdn.com"].contains { HostSuffix.matches(host: url.host, suffix: $0) }
    }

    /// Picture or sound only: the other half is another file.
    var isSplit: Bool { path.containsBytes("/media-video-") || path.containsBytes("/media-audio-") }

    var path: String { String(url.path) }

    /// What the last segment's extension says, lower case.
    var fileExtension: String? {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    }

    /// Seconds since 1970: a parameter of pictures; of videos the second segment, hexadecimal.
    var expiresAt: Int? {
        if let seconds = url.parameter("x-expires").flatMap({ Int($0) }) { return Self.instant(seconds) }
        guard isStream else { return nil }
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2).prefix(2).map { String(Substring($0)) }
        guard parts.count == 2, Alphabet.lowerHex.spells(parts[0], 32...32), Alphabet.lowerHex.spells(parts[1], 8...8)
        else { return nil }
        return Int(parts[1], radix: 16).flatMap(Self.instant)
    }

    private static func instant(_ seconds: Int) -> Int? { (1..<253_402_300_800).contains(seconds) ? seconds : nil }

    func file(
        index: Int = 0,
        size: Int? = nil,
        isLivePhoto: Bool = false,
        hasWatermark: Bool? = nil
    ) -> MediaFile {
        MediaFile(
            url: text,
            index: index,
            size: size,
            expiresAt: expiresAt,
            isLivePhoto: isLivePhoto,
            hasWatermark: hasWatermark
        )
    }
}
