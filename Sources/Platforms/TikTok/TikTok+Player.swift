internal import JSON

extension TikTokExtractor {
    /// The JSON behind the player that other sites embed; posts that forbid embedding are missing there.
    static let player = Strategy("player") { link, session throws(ExtractionFailure) in
        let response = try session.send(TikTokRequests.player(id: link.id))
        try TikTokRefusal.check(response)
        if TikTokChallenge(response.body) != nil { throw ExtractionFailure(.blockedByPlatform, "player: a challenge") }
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            throw ExtractionFailure(.platformChanged, "player: \(error)")
        }
        guard let item = root["items"].array.first(where: { $0["id_str"].string == link.id }) else {
            guard root["results"].exists || root["items"].exists else { throw .changed(missing: "items") }
            throw ExtractionFailure(.platformChanged, "\(TikTokRefusal.missingDoubt): the player has no such item")
        }
        return try TikTokPlayerItem(item, link: link).post(cookies: mediaCookies(in: session))
    }
}

/// A post in the shape of the player's JSON.
struct TikTokPlayerItem {
    private let item: JSONValue
    private let link: PostLink

    init(_ item: JSONValue, link: PostLink) {
        self.item = item
        self.link = link
    }

    func post(cookies: [CookieJar.Cookie]) throws(ExtractionFailure) -> Post {
        let info = item["video_info"]
        let images = images
        let post = Post(
            platform: .tiktok,
            id: link.id,
            title: (item["desc"].string ?? "").trimmingWhitespace(),
            author: Author(
                name: item["author_info"]["nickname"].nonEmptyString,
                username: item["author_info"]["unique_id"].nonEmptyString
            ),
            thumbnail: TikTokMediaURL.firstPicture(of: urls(info["origin_cover"]) + urls(info["cover"]))?.text ?? "",
            duration: images.isEmpty ? duration(info["meta"]["duration"]) : 0,
            webpageURL: link.canonicalURL,
            images: images,
            videos: images.isEmpty ? videos(info) : [],
            mediaCookies: cookies
        )
        guard post.hasMedia else { throw ExtractionFailure(.platformChanged, "player: no rendition on a known host") }
        return post
    }

    /// Milliseconds where the number is too large for seconds.
    private func duration(_ value: JSONValue) -> Double? {
        value.span.flatMap { $0 > 1000 ? $0 / 1000 : $0 > 0 ? $0 : nil }
    }

    private var images: [ImageItem] {
        item["image_post_info"]["images"].array.prefix(200).enumerated().compactMap { index, image in
            let picture = image["display_image"]
            return TikTokMediaURL.firstPicture(of: urls(picture)).map {
                ImageItem(file: $0.file(index: index), width: picture["width"].side, height: picture["height"].side)
            }
        }
    }

    private func videos(_ info: JSONValue) -> [VideoItem] {
        let profiles = info["profiles"].array.prefix(100).map { profile in
            TikTokRendition(
                urls: urls(profile["play_addr"]),
                width: profile["play_addr"]["width"].side,
                height: profile["play_addr"]["height"].side,
                size: profile["play_addr"]["data_size"].figure(),
                key: profile["play_addr"]["url_key"].string ?? "",
                bitrate: profile["bitrate"].figure()
            )
        }
        let standard = TikTokRendition(
            urls: urls(info),
            width: info["meta"]["width"].side,
            height: info["meta"]["height"].side
        )
        return (profiles + [standard]).items(marked: nil)
    }

    private func urls(_ value: JSONValue) -> [String] { value["url_list"].array.prefix(32).compactMap(\.string) }
}
