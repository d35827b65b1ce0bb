internal import JSON

/// One rendition of a video, as one of the lists names it.
enum WeiboRendition {
    /// An entry of `playback_list`; `nil` for contact sheets, and where the address is not on the CDN.
    static func entry(_ entry: JSONValue) -> VideoItem? {
        let info = entry["play_info"]
        let mime = info["mime"].string ?? "video/mp4"
        guard let url = WeiboMediaURL(info["url"].string), mime.hasPrefix("video/") || url.isPlaylist else {
            return nil
        }
        let frame = url.frame
        let audio = codec(info["audio_codecs"])
        let hasSound = !(info["audio_codecs"].string ?? "").isEmpty
        let codecs = [codec(info["video_codecs"]), audio].compactMap(\.self).joined(separator: ", ")
        var item = file(
            url,
            name: info["label"].string ?? entry["meta"]["label"].string,
            size: WeiboFigure.amount(info["size"].int),
            hasWatermark: info["watermark"].string == "none" ? false : nil
        )
        item.width = WeiboFigure.side(info["width"].int) ?? frame?.width
        item.height = WeiboFigure.side(info["height"].int) ?? frame?.height
        item.quality =
            label(info["quality_label"]) ?? label(entry["meta"]["quality_label"]) ?? quality(of: item, url: url)
        // Where no codec is told at all, nothing is known of the sound either.
        item.hasAudio = hasSound ? true : info["audio_codecs"].exists || !codecs.isEmpty ? false : nil
        item.bitrate = WeiboFigure.amount(info["bitrate"].int)
        item.fps = WeiboFigure.fps(info["fps"].double)
        item.codecs = codecs.isEmpty ? nil : codecs
        if !url.isPlaylist, Alphabet(Alphabet.letters + "0123456789/.+-").spells(mime, 7...40) { item.mimeType = mime }
        if isSplit(info), item.hasAudio != true, item.source == .direct { item.source = .dash }
        return item
    }

    /// A whole file of which only the address is known, and perhaps a name: `mp4_720p_mp4`, `超清 2K60`.
    static func file(
        _ url: WeiboMediaURL,
        name: String?,
        size: Int? = nil,
        hasWatermark: Bool? = nil
    ) -> VideoItem {
        var item = VideoItem(
            file: url.file(size: size, hasWatermark: hasWatermark),
            quality: "",
            mimeType: url.isPlaylist ? "application/vnd.apple.mpegurl" : "video/mp4",
            width: url.frame?.width,
            height: url.frame?.height,
            hasAudio: true,
            source: url.isPlaylist ? .hls : .direct
        )
        item.quality = quality(of: item, url: url, name: name)
        return item
    }

    /// Best first, each address once; split streams only where there is no whole file, playlists where there is neither.
    static func ordered(_ items: [VideoItem]) -> [VideoItem] {
        var seen: Set<String> = []
        let distinct = items.filter { seen.insert($0.file.url).inserted }
        let kinds = [VideoItem.Source.direct, .dash, .hls].map { kind in distinct.filter { $0.source == kind } }
        return (kinds.first { !$0.isEmpty } ?? []).sorted { rank($0) > rank($1) }
    }

    private static func rank(_ item: VideoItem) -> (Int, Int, Int, Int) {
        let pixels = (item.width ?? 0) * (item.height ?? 0)
        return (pixels, item.hasAudio == false ? 0 : 1, item.file.hasWatermark == true ? 0 : 1, item.bitrate ?? 0)
    }

    private static func isSplit(_ info: JSONValue) -> Bool { info["protocol"].string == "dash" }

    private static func codec(_ value: JSONValue) -> String? {
        value.string.flatMap { Alphabet(Alphabet.letters + "0123456789.-_").spells($0, 1...40) ? $0 : nil }
    }

    private static func label(_ value: JSONValue) -> String? {
        value.nonEmptyString.flatMap { $0.utf8.count <= 40 ? $0 : nil }
    }

    private static func quality(of item: VideoItem, url: WeiboMediaURL, name: String? = nil) -> String {
        if let told = [url.label, name].lazy.compactMap({ $0.flatMap(quality(ofLabel:)) }).first { return told }
        guard let width = item.width, let height = item.height else { return "" }
        return "\(min(width, height))p"
    }

    /// `mp4_1440p60` says it itself; the two oldest names stand for what the site calls 480p and 360p.
    static func quality(ofLabel label: String) -> String? {
        for word in label.prefix(80).lowercased().split(separator: "_") {
            if word == "hd" { return "480p" }
            if word == "ld" { return "360p" }
            let parts = word.split(separator: "p", omittingEmptySubsequences: false)
            guard parts.count == 2, Alphabet.digits.spells(String(parts[0]), 3...4),
                Alphabet.digits.spells(String(parts[1]), 0...3)
            else { continue }
            return String(word)
        }
        return nil
    }
}
