internal import JSON

/// Reads a post in the older shape (`shortcode_media`, `xdt_shortcode_media`), which the embed page has.
struct InstagramLegacyPost {
    private let media: JSONValue
    private let link: PostLink

    init(_ media: JSONValue, link: PostLink) {
        self.media = media
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` `no_media` where no rendition is given.
    func post() throws(ExtractionFailure) -> Post {
        let caption = media["edge_media_to_caption"]["edges"][0]["node"]["text"].string ?? ""
        let owner = media["owner"]
        var post = Post(
            platform: .instagram,
            id: link.id,
            title: caption.trimmingWhitespace(),
            author: owner.isNull
                ? nil
                : Author(
                    name: owner["full_name"].nonEmptyString,
                    username: owner["username"].nonEmptyString,
                    id: owner["id"].identifier
                ),
            thumbnail: InstagramMediaURL(media["display_url"].string)?.text ?? "",
            duration: 0,
            webpageURL: link.canonicalURL,
            publishedAt: media["taken_at_timestamp"].instant
        )
        let children = media["edge_sidecar_to_children"]["edges"].array.map { $0["node"] }
        if children.isEmpty {
            post.duration = add(media, to: &post, index: 0)
        } else {
            for (index, child) in children.enumerated() { _ = add(child, to: &post, index: index) }
        }
        guard post.hasMedia else { throw ExtractionFailure(.noMedia, "no rendition on a known host") }
        return post
    }

    /// - Returns: seconds; 0 for a picture.
    private func add(_ item: JSONValue, to post: inout Post, index: Int) -> Double? {
        let width = item["dimensions"]["width"].side
        let height = item["dimensions"]["height"].side
        if item["is_video"].bool == true || item["video_url"].string != nil {
            guard let url = InstagramMediaURL(item["video_url"].string) else { return nil }
            let encoding = url.encoding
            // The dimensions are the poster's: the file's only where its own note says the same.
            let isSame = width.flatMap { width in height.map { encoding.shorterSide == min(width, $0) } } ?? false
            post.videos.append(
                VideoItem(
                    file: url.file(index: index),
                    quality: encoding.shorterSide.map { "\($0)p" } ?? "",
                    mimeType: "video/mp4",
                    width: isSame ? width : nil,
                    height: isSame ? height : nil,
                    hasAudio: item["has_audio"].bool ?? true,
                    source: .direct,
                    bitrate: encoding.bitrate
                )
            )
            return item["video_duration"].span ?? encoding.duration
        }
        let resources = item["display_resources"].array.sorted {
            ($0["config_width"].int ?? 0) < ($1["config_width"].int ?? 0)
        }
        let source = resources.last?["src"].string ?? item["display_url"].string
        if let url = InstagramMediaURL(source) {
            post.images.append(ImageItem(file: url.file(index: index), width: width, height: height))
        }
        return 0
    }
}
