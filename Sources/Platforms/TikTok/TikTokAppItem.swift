internal import JSON

/// A post in the shape of the app's answers: snake case, milliseconds.
struct TikTokAppItem {
    private let item: JSONValue
    private let link: PostLink

    private static let limit = 200

    init(_ item: JSONValue, link: PostLink) {
        self.item = item
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` where the item says that it is not for everybody, or has nothing to download.
    func post() throws(ExtractionFailure) -> Post {
        if let failure = TikTokRefusal.failure(appStatus: item["status"]) { throw failure }
        let video = item["video"]
        let isPhotos = item["image_post_info"]["images"].count > 0 || item["aweme_type"].int == 150
        let post = Post(
            platform: .tiktok,
            id: link.id,
            title: title,
            author: Author(
                name: item["author"]["nickname"].nonEmptyString,
                username: item["author"]["unique_id"].nonEmptyString,
                id: item["author"]["uid"].identifier
            ),
            thumbnail: thumbnail(video),
            duration: isPhotos ? 0 : video["duration"].span.flatMap { $0 > 0 ? $0 / 1000 : nil },
            webpageURL: link.canonicalURL,
            publishedAt: item["create_time"].instant,
            images: isPhotos ? images : [],
            videos: isPhotos ? [] : videos(video),
            audios: audios(video, isPhotos: isPhotos)
        )
        guard !(post.images.isEmpty && post.videos.isEmpty) else {
            throw ExtractionFailure(.noMedia, "no rendition on a known host")
        }
        return post
    }

    private var title: String {
        let caption = (item["desc"].string ?? "").trimmingWhitespace()
        return caption.isEmpty ? (item["image_post_info"]["title"].string ?? "").trimmingWhitespace() : caption
    }

    private func thumbnail(_ video: JSONValue) -> String {
        for cover in [video["origin_cover"], video["cover"], video["dynamic_cover"]] {
            if let url = TikTokMediaURL.firstPicture(of: Self.urls(cover)) { return url.text }
        }
        let cover = item["image_post_info"]["image_post_cover"]["display_image"]
        return TikTokMediaURL.firstPicture(of: Self.urls(cover))?.text ?? ""
    }

    private var images: [ImageItem] {
        item["image_post_info"]["images"].array.prefix(Self.limit).enumerated().compactMap { index, image in
            let picture = image["display_image"]
            return TikTokMediaURL.firstPicture(of: Self.urls(picture)).map {
                ImageItem(file: $0.file(index: index), width: picture["width"].side, height: picture["height"].side)
            }
        }
    }

    private func videos(_ video: JSONValue) -> [VideoItem] {
        let variants = video["bit_rate"].array.prefix(Self.limit).map { variant in
            var rendition = Self.rendition(variant["play_addr"])
            rendition.bitrate = variant["bit_rate"].figure()
            rendition.fps = variant["FPS"].double.flatMap { $0 > 0 && $0 < 1000 ? $0 : nil }
            if variant["is_bytevc1"].int == 1 { rendition.codec = "h265" }
            return rendition
        }
        let standard = [video["play_addr"], video["play_addr_h264"], video["play_addr_bytevc1"]].map(Self.rendition)
        let marked = TikTokMediaURL.first(of: Self.urls(video["download_addr"]))?.text
        return (variants + standard).items(marked: marked)
    }

    private static func rendition(_ address: JSONValue) -> TikTokRendition {
        TikTokRendition(
            urls: urls(address),
            width: address["width"].side,
            height: address["height"].side,
            size: address["data_size"].figure(),
            key: address["url_key"].string ?? ""
        )
    }

    private func audios(_ video: JSONValue, isPhotos: Bool) -> [AudioItem] {
        let music = TikTokMediaURL.first(of: Self.urls(item["music"]["play_url"]))
        let track = isPhotos ? TikTokMediaURL.first(of: Self.urls(video["play_addr"])) : nil
        let sound = track?.isAudio == true ? track : music
        return sound.map { [AudioItem(file: $0.file(), mimeType: $0.audioType)] } ?? []
    }

    private static func urls(_ address: JSONValue) -> [String] {
        address["url_list"].array.prefix(32).compactMap(\.string)
    }
}
