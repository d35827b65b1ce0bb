internal import JSON

/// A video of the desktop site's answer: a post's `page_info`, or the `data` of one item of a mixed post.
struct WeiboVideo {
    private let info: JSONValue
    private let media: JSONValue
    /// Best first.
    private let renditions: [VideoItem]
    private static let entryLimit = 200
    /// Single files, the best first; often all the same.
    private static let fields = [
        "mp4_720p_mp4", "mp4_hd_url", "mp4_sd_url", "stream_url_hd", "stream_url", "replay_hd",
    ]

    init(_ info: JSONValue) {
        self.info = info
        media = info["media_info"]
        renditions = Self.renditions(of: media)
    }

    private var type: String { info["object_type"].string ?? "" }
    /// A film of the site's library: for subscribers.
    var isFilm: Bool { info["type"].identifier == "5" && media.exists }
    /// Whether this is a video at all: topics, articles and shops stand in the same place.
    var isVideo: Bool { type == "video" || type == "live" || isFilm || !renditions.isEmpty }
    /// The shortened address of its own page.
    var shortURL: String? { info["short_url"].nonEmptyString }

    /// A stream that runs: also one whose address has no file behind it.
    var isLive: Bool {
        if media["live_status"].int == 1 { return true }
        guard renditions.isEmpty else { return false }
        return type == "live" || Self.fields.contains { media[$0].string?.contains("//wblive-out.") == true }
    }

    /// Whether the answer has the places in which addresses stand, filled or not.
    var hasKnownShape: Bool { (Self.fields + ["playback_list"]).contains { media[$0].exists } }

    var item: WeiboItem {
        let cover = WeiboMediaURL(info["page_pic"].string ?? info["page_pic"]["url"].string)?.text
        guard !isFilm, media["live_status"].int != 1 else { return WeiboItem(isVideo: true, cover: cover) }
        return WeiboItem(videos: renditions, isVideo: true, duration: duration, cover: cover)
    }

    private static func renditions(of media: JSONValue) -> [VideoItem] {
        let entries = media["playback_list"].array.prefix(entryLimit)
        let listed = WeiboRendition.ordered(entries.compactMap(WeiboRendition.entry))
        guard listed.isEmpty else { return listed }
        return WeiboRendition.ordered(
            fields.compactMap { name in
                WeiboMediaURL(media[name].string).map { WeiboRendition.file($0, name: name) }
            }
        )
    }

    /// The renditions know it to the millisecond, the video itself in whole seconds.
    private var duration: Double? {
        media["playback_list"].array.prefix(Self.entryLimit).lazy.compactMap {
            WeiboFigure.duration($0["play_info"]["duration"].double)
        }.first
            ?? WeiboFigure.duration(media["duration"].double)
    }
}
