internal import JSON

/// Reads a post out of a note.
struct XiaohongshuPost {
    let note: JSONValue
    let link: PostLink

    private static let limit = 1000

    private var video: JSONValue { XiaohongshuState.unwrapped(note["video"]) }
    private var pictures: [XiaohongshuImage] {
        note.first("imageList", "imagesList").array.prefix(Self.limit).map(XiaohongshuImage.init)
    }
    private var isVideo: Bool { note["type"].string == "video" || video.count > 0 }

    /// - Throws: ``ExtractionFailure`` `no_media`, `paid_or_drm`, or `platform_changed` where a place is missing.
    func post() throws(ExtractionFailure) -> Post {
        let user = note["user"]
        var post = Post(
            platform: .xiaohongshu,
            id: link.id,
            title: title,
            author: Author(
                name: user.first("nickname", "nickName").nonEmptyString,
                id: user.first("userId", "userid").identifier
            ),
            webpageURL: link.canonicalURL,
            publishedAt: XiaohongshuFigures.whole(note["time"], 1...253_402_300_799_000).map { $0 / 1000 }
        )
        if isVideo { try addVideo(to: &post) } else { try addPictures(to: &post) }
        post.thumbnail = pictures.lazy.compactMap(\.shown?.text).first ?? ""
        return post
    }

    /// The title, else the text. Topics lose the mark that the app puts behind them.
    private var title: String {
        let title = (note["title"].string ?? "").trimmingWhitespace()
        guard title.isEmpty else { return title }
        return (note["desc"].string ?? "").replacingBytes("[话题]#", with: "").trimmingWhitespace()
    }

    private func addVideo(to post: inout Post) throws(ExtractionFailure) {
        if let drm = video["media"]["video"]["drmType"].int, drm != 0 {
            throw ExtractionFailure(.paidOrDRM, "video.media.video.drmType \(drm)")
        }
        let own = XiaohongshuStreams(video["media"]["stream"])
        let streams = own.videos.isEmpty ? XiaohongshuStreams(Self.object(video["mediaV2"])["stream"]) : own
        post.videos = streams.videos.isEmpty ? uploaded : streams.videos
        guard post.hasMedia else { throw .changed(missing: "note.video.media.stream") }
        post.duration =
            streams.duration ?? XiaohongshuFigures.number(video["media"]["video"]["duration"], 0...86_400)
            ?? XiaohongshuFigures.number(video["capa"]["duration"], 0...86_400)
    }

    /// Where a page names no rendition, it may still name the file that was uploaded.
    private var uploaded: [VideoItem] {
        guard let key = video["consumer"]["originVideoKey"].nonEmptyString,
            let url = XiaohongshuMediaURL.original(videoKey: key)
        else { return [] }
        let file = MediaFile(url: url.text)
        return [VideoItem(file: file, quality: "", mimeType: "video/mp4", hasAudio: nil, source: .direct)]
    }

    private func addPictures(to post: inout Post) throws(ExtractionFailure) {
        let list = note.first("imageList", "imagesList")
        guard list.kind == .array else { throw .changed(missing: "note.imageList") }
        for (index, picture) in pictures.enumerated() {
            guard var image = picture.image(index: index) else { continue }
            let clips = picture.clips(index: index)
            image.file.isLivePhoto = !clips.isEmpty
            post.images.append(image)
            post.videos += clips
        }
        guard post.hasMedia else {
            throw list.count == 0
                ? ExtractionFailure(.noMedia, "a note of text only")
                : .changed(missing: "note.imageList[].urlDefault, .url, .infoList[].url")
        }
        post.duration = 0
    }

    /// A value that is written as the text of a JSON object.
    private static func object(_ value: JSONValue) -> JSONValue {
        guard let text = value.nonEmptyString else { return value }
        do { return try JSONDocument(parsing: text).root } catch { return .missing }
    }
}
