internal import JSON

/// Reads a post in the shape that the page, GraphQL and the app's API share (`carousel_media`, `video_versions`,
/// `image_versions2`).
struct InstagramPost {
    private let media: JSONValue
    private let link: PostLink

    init(_ media: JSONValue, link: PostLink) {
        self.media = media
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` `live`, `paid_or_drm` or `no_media` where there is nothing to download.
    func post() throws(ExtractionFailure) -> Post {
        var post = Post(
            platform: .instagram,
            id: link.id,
            title: title,
            author: author,
            thumbnail: thumbnail,
            webpageURL: link.canonicalURL,
            publishedAt: media["taken_at"].instant
        )
        let children = media["carousel_media"].array
        if children.isEmpty {
            post.duration = add(media, to: &post, index: 0)
        } else {
            post.duration = 0
            for (index, child) in children.enumerated() { _ = add(child, to: &post, index: index) }
        }
        guard post.hasMedia else { throw emptiness() }
        return post
    }

    /// - Returns: seconds; 0 for a picture.
    private func add(_ item: JSONValue, to post: inout Post, index: Int) -> Double? {
        guard item["video_versions"].array.isEmpty, item["video_dash_manifest"].nonEmptyString == nil else {
            let found = InstagramVideos(item, index: index)
            post.videos += found.videos
            post.audios += found.audios
            return found.duration
        }
        if let image = Self.image(item, index: index) { post.images.append(image) }
        return 0
    }

    static func image(_ item: JSONValue, index: Int) -> ImageItem? {
        guard let best = bestCandidate(item) else { return nil }
        let size = (width: best.entry["width"].side, height: best.entry["height"].side)
        let isSized = size.width != nil && size.height != nil
        return ImageItem(
            file: best.url.file(index: index),
            width: isSized ? size.width : item["original_width"].side,
            height: isSized ? size.height : item["original_height"].side
        )
    }

    /// The largest picture that is not cut; where no sizes are given, the first.
    private static func bestCandidate(_ item: JSONValue) -> (url: InstagramMediaURL, entry: JSONValue)? {
        let sized = item["image_versions2"]["candidates"].array.enumerated().map { place, entry in
            (entry: entry, place: place, pixels: (entry["width"].side ?? 0) * (entry["height"].side ?? 0))
        }
        var largestCut: (url: InstagramMediaURL, entry: JSONValue)?
        // Largest first, so that the long addresses of the others need not be read.
        for candidate in sized.sorted(by: { ($1.pixels, $0.place) < ($0.pixels, $1.place) }) {
            guard let url = InstagramMediaURL(candidate.entry["url"].string) else { continue }
            if !url.isCropped { return (url, candidate.entry) }
            largestCut = largestCut ?? (url, candidate.entry)
        }
        return largestCut
    }

    private var title: String { (media["caption"]["text"].string ?? "").trimmingWhitespace() }

    private var author: Author? {
        let user = media.first("user", "owner")
        guard user.exists, !user.isNull else { return nil }
        return Author(
            name: user["full_name"].nonEmptyString,
            username: user["username"].nonEmptyString,
            id: user["pk"].identifier
        )
    }

    private var thumbnail: String {
        (Self.bestCandidate(media) ?? Self.bestCandidate(media["carousel_media"][0]))?.url.text ?? ""
    }

    private func emptiness() -> ExtractionFailure {
        if !media["broadcast_id"].isNull { return ExtractionFailure(.live, "broadcast_id") }
        if !media["subscription_media_visibility"].isNull { return ExtractionFailure(.paidOrDRM, "subscribers only") }
        return ExtractionFailure(.noMedia, "no rendition on a known host")
    }
}

extension String {
    /// Without white space at either end.
    func trimmingWhitespace() -> String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
