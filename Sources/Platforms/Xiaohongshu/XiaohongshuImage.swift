internal import JSON

/// One picture of a note.
struct XiaohongshuImage {
    private let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// What the page itself shows, the larger rendition first; signed for a while, scaled, on the desktop with a mark.
    var shown: XiaohongshuMediaURL? {
        for key in ["urlDefault", "urlSizeLarge", "url"] {
            if let url = XiaohongshuMediaURL(value[key].string) { return url }
        }
        let scenes = value["infoList"].array.prefix(20)
        // Previews are small: PRV in `WB_PRV` and `H5_PRV`.
        let ordered = scenes.filter { !Self.isPreview($0) } + scenes.filter(Self.isPreview)
        return ordered.lazy.compactMap { XiaohongshuMediaURL($0["url"].string) }.first
            ?? XiaohongshuMediaURL(value["urlPre"].string)
    }

    /// The uploaded file in full size where its key is known, else what the page shows.
    private var best: XiaohongshuMediaURL? {
        let shown = shown
        let key = shown?.imageKey ?? value["fileId"].nonEmptyString
        return key.flatMap(XiaohongshuMediaURL.original(imageKey:)) ?? shown
    }

    func image(index: Int) -> ImageItem? {
        guard let url = best else { return nil }
        return ImageItem(
            file: MediaFile(url: url.text, index: index),
            width: XiaohongshuFigures.side(value["width"]),
            height: XiaohongshuFigures.side(value["height"])
        )
    }

    /// The clip of a live photo; empty for a still picture.
    func clips(index: Int) -> [VideoItem] {
        guard value["livePhoto"].bool != false else { return [] }
        return XiaohongshuStreams(value["stream"], index: index, isLivePhoto: true).videos
    }

    private static func isPreview(_ scene: JSONValue) -> Bool {
        scene["imageScene"].string?.containsBytes("PRV") == true
    }
}
