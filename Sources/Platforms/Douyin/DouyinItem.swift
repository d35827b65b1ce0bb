internal import JSON

/// Reads a post out of the object that every answer of the site carries, more or less complete.
struct DouyinItem {
    private let value: JSONValue
    private let path: String
    private let link: PostLink
    private static let limit = 1000

    /// - Parameter path: where the object stands in its answer, for the log.
    init(_ value: JSONValue, at path: String, _ link: PostLink) {
        self.value = value
        self.path = path
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` with the reason why there are no media.
    func post() throws(ExtractionFailure) -> Post {
        guard value["aweme_id"].identifier == link.id else { throw .changed(missing: "\(path).aweme_id of this post") }
        // A gallery has a `video` too, in which its music stands.
        let images = value["images"].array.prefix(Self.limit)
        var post = head(isGallery: !images.isEmpty)
        if images.isEmpty { addVideo(to: &post) } else { addGallery(images, to: &post) }
        guard post.hasMedia else { throw emptiness(images.isEmpty) }
        if let music = DouyinMusic.track(value["music"]) { post.audios.append(music) }
        return post
    }

    private func head(isGallery: Bool) -> Post {
        let author = value["author"]
        return Post(
            platform: .douyin,
            id: link.id,
            title: DouyinText.title(of: value),
            author: Author(
                name: author["nickname"].nonEmptyString.map { String($0.prefix(200)) },
                username: (author["unique_id"].nonEmptyString ?? author["short_id"].identifier)
                    .flatMap { $0 == "0" ? nil : String($0.prefix(100)) },
                id: author["sec_uid"].nonEmptyString.map { String($0.prefix(200)) }
            ),
            webpageURL: "https://www.douyin.com/\(isGallery ? "note" : "video")/\(link.id)",
            publishedAt: value["create_time"].instant.flatMap { $0 > 0 ? $0 : nil }
        )
    }

    private func addVideo(to post: inout Post) {
        let video = value["video"]
        let renditions = DouyinRenditions(video)
        post.videos = renditions.videos
        post.audios = renditions.videos.isEmpty ? [] : renditions.audios
        let span = (video["duration"].span ?? value["duration"].span).map { $0 / 1000 }
        post.duration = span.flatMap { $0 > 0 && $0 <= 864_000 ? $0 : nil }
        post.thumbnail =
            ["cover_original_scale", "origin_cover", "cover"].lazy
            .compactMap { DouyinMediaURL.picture(in: video[$0]["url_list"]) }.first?.text ?? ""
    }

    private func addGallery(_ images: ArraySlice<JSONValue>, to post: inout Post) {
        for (index, entry) in images.enumerated() {
            let image = DouyinImage(entry, index: index)
            if let picture = image.picture { post.images.append(picture) }
            if let clip = image.clip { post.videos.append(clip) }
        }
        post.thumbnail = images.lazy.compactMap { DouyinMediaURL.picture(in: $0["url_list"]) }.first?.text ?? ""
        post.duration = 0
    }

    private func emptiness(_ isVideo: Bool) -> ExtractionFailure {
        if let refusal = DouyinRefusal.of(item: value) { return refusal }
        guard isVideo else { return .changed(missing: "\(path).images[].url_list") }
        let video = value["video"]
        if video.isNull { return ExtractionFailure(.noMedia, "\(path): neither images nor a video") }
        guard DouyinRenditions(video).hasKnownShape else { return .changed(missing: "\(path).video.play_addr") }
        if isAddressless(video) { return ExtractionFailure(.noMedia, "\(path): a video without addresses") }
        return .changed(missing: "\(path).video.bit_rate[].play_addr.url_list")
    }

    private func isAddressless(_ video: JSONValue) -> Bool {
        ["play_addr", "download_addr"].allSatisfy { video[$0]["url_list"].count == 0 } && video["bit_rate"].count == 0
    }
}
