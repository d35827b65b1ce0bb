internal import JSON

/// The renditions of a video, in the shape that all of the site's manifests share.
struct KuaishouRenditions {
    /// Unsigned copies of some of the files, good for any asker.
    let copies: [KuaishouMediaURL]

    private static let limit = 1000

    init(copies: [KuaishouMediaURL] = []) { self.copies = copies }

    /// The representations of a manifest, in order.
    ///
    /// - Parameter resolve: follows a reference to where the value stands.
    static func entries(of manifest: JSONValue, resolve: (JSONValue) -> JSONValue = { $0 }) -> [JSONValue] {
        let sets = resolve(resolve(manifest)["adaptationSet"]).array.prefix(100).map(resolve)
        let entries = sets.flatMap { resolve($0["representation"]).array.prefix(limit).map(resolve) }
        return Array(entries.prefix(limit))
    }

    /// Best first: by pixels, then by bitrate, equal ones as they came. One item for each file.
    ///
    /// - Parameters:
    ///   - entries: representations, with the codec of their list where that is known.
    ///   - resolve: follows a reference to where the value stands.
    func items(
        _ entries: [(value: JSONValue, codec: String?)],
        resolve: (JSONValue) -> JSONValue = { $0 }
    ) -> [VideoItem] {
        var seen: Set<String> = []
        let items = entries.prefix(Self.limit).compactMap { entry -> VideoItem? in
            guard entry.value["hidden"].bool != true, let url = address(of: entry.value, resolve),
                seen.insert(url.text).inserted
            else { return nil }
            return Self.item(url, entry.value, codec: entry.codec)
        }
        // Swift's sort keeps the order of equal items.
        return items.sorted { Self.rank($0) > Self.rank($1) }
    }

    private func address(of entry: JSONValue, _ resolve: (JSONValue) -> JSONValue) -> KuaishouMediaURL? {
        let own = KuaishouMediaURL(entry["url"].string)
        let backups = resolve(entry["backupUrl"]).array.prefix(20).compactMap { KuaishouMediaURL($0.string) }
        if let name = (own ?? backups.first)?.fileName, !name.isEmpty,
            let copy = copies.first(where: { $0.fileName == name })
        {
            return copy
        }
        guard let own else { return backups.first }
        return own.isEdge ? backups.first { !$0.isEdge } ?? own : own
    }

    private static func item(_ url: KuaishouMediaURL, _ entry: JSONValue, codec: String?) -> VideoItem {
        var item = item(url, width: KuaishouFigures.side(entry["width"]), height: KuaishouFigures.side(entry["height"]))
        if let label = entry["qualityType"].nonEmptyString { item.quality = String(label.prefix(20)) }
        item.file.size = KuaishouFigures.whole(entry["fileSize"], 1...1_000_000_000_000)
        item.bitrate = KuaishouFigures.bitrate(entry["avgBitrate"])
        item.fps = KuaishouFigures.fps(entry["frameRate"])
        item.codecs = entry["videoCodec"].nonEmptyString.map { String($0.prefix(20)) } ?? codec
        item.hasAudio = entry["mute"].bool != true
        return item
    }

    /// A file of which no more is known: the site has no split streams, each has its sound.
    static func item(_ url: KuaishouMediaURL, width: Int?, height: Int?, codec: String? = nil) -> VideoItem {
        let side = width.flatMap { width in height.map { min(width, $0) } }
        return VideoItem(
            file: MediaFile(url: url.text),
            quality: side.map { "\($0)p" } ?? "",
            mimeType: "video/mp4",
            width: width,
            height: height,
            hasAudio: true,
            source: .direct,
            codecs: codec
        )
    }

    private static func rank(_ item: VideoItem) -> (Int, Int) {
        ((item.width ?? 0) * (item.height ?? 0), item.bitrate ?? 0)
    }
}
