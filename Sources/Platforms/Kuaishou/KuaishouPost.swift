internal import JSON

/// Reads a post in the shape of the share page and of the call behind it.
struct KuaishouPost {
    private let info: JSONValue
    private let photo: JSONValue
    private let id: String

    /// - Parameter info: an object with `photo`.
    init(_ info: JSONValue, id: String) {
        self.info = info
        photo = info["photo"]
        self.id = id
    }

    /// - Throws: ``ExtractionFailure`` where there is nothing to download.
    func post() throws(ExtractionFailure) -> Post {
        var post = Post(
            platform: .kuaishou,
            id: id,
            title: KuaishouFigures.title(photo["caption"]),
            author: author,
            thumbnail: cover?.text ?? "",
            duration: 0,
            webpageURL: "https://www.kuaishou.com/short-video/\(id)",
            publishedAt: KuaishouFigures.instant(photo["timestamp"])
        )
        if type.hasPrefix("LIVE") { throw ExtractionFailure(.live, "photoType \(type.prefix(40))") }
        if let atlas {
            post.images = atlas.images
            post.audios = atlas.audio.map { [$0] } ?? []
        } else if isSinglePicture {
            post.images = singlePicture.map { [$0] } ?? []
            post.audios = single.flatMap { KuaishouAtlas($0).audio }.map { [$0] } ?? []
        } else {
            post.duration = KuaishouFigures.seconds(photo["duration"])
            post.videos = videos
            post.audios = soundTrack.map { [$0] } ?? []
        }
        guard !(post.images.isEmpty && post.videos.isEmpty) else { throw emptiness() }
        return post
    }

    private var type: String { photo["photoType"].string?.uppercased() ?? "" }

    private var author: Author? {
        let name = KuaishouFigures.name(photo["userName"])
        let id = KuaishouFigures.identifier(photo["userEid"])
        return name == nil && id == nil ? nil : Author(name: name, id: id)
    }

    private var cover: KuaishouMediaURL? {
        for list in ["coverUrls", "webpCoverUrls", "overrideCoverUrls"] {
            if let found = Self.first(of: photo[list]) { return found }
        }
        return nil
    }

    /// The first usable copy in a list of `{"cdn": …, "url": …}`.
    private static func first(of list: JSONValue) -> KuaishouMediaURL? {
        list.array.prefix(20).lazy.compactMap { KuaishouMediaURL($0["url"].string) }.first
    }

    // MARK: - Pictures

    /// The gallery, as JPEG where the answer has that form, else as WebP.
    private var atlas: KuaishouAtlas? {
        [info["atlas"], photo["ext_params"]["atlas"]].map { KuaishouAtlas($0) }.first { $0.hasList }
    }

    private var single: JSONValue? {
        [info["single"], photo["ext_params"]["single"], photo["ext_params"]["karaoke"]].first { $0.kind == .object }
    }

    /// `singlePicture` is no sign: galleries have it too.
    private var isSinglePicture: Bool {
        type == "SINGLE_PICTURE"
            || single != nil && photo["mainMvUrls"].array.isEmpty && photo["manifest"].kind != .object
    }

    /// The picture of such a post is its cover, at full size.
    private var singlePicture: ImageItem? {
        guard let cover else { return nil }
        let width = KuaishouFigures.side(photo["width"])
        let height = KuaishouFigures.side(photo["height"])
        return ImageItem(file: MediaFile(url: cover.text), width: width, height: height)
    }

    // MARK: - Video

    private var videos: [VideoItem] {
        let copies = photo["mainMvUrls"].array.prefix(20).compactMap { KuaishouMediaURL($0["url"].string) }
        let renditions = KuaishouRenditions(copies: copies)
        let found = renditions.items(KuaishouRenditions.entries(of: photo["manifest"]).map { ($0, nil) })
        guard found.isEmpty, let main = copies.first else { return found }
        return [
            KuaishouRenditions.item(
                main,
                width: KuaishouFigures.side(photo["width"]),
                height: KuaishouFigures.side(photo["height"])
            )
        ]
    }

    /// The post's own sound; the song of the post where it has none.
    private var soundTrack: AudioItem? {
        guard let url = Self.first(of: photo["soundTrack"]["audioUrls"]) ?? Self.first(of: photo["music"]["audioUrls"])
        else { return nil }
        return AudioItem(file: MediaFile(url: url.text), mimeType: url.audioType)
    }

    // MARK: - Nothing

    private func emptiness() -> ExtractionFailure {
        if let status = photo["photoStatus"].int, status != 0 {
            return ExtractionFailure(.notFound, "photoStatus \(status)")
        }
        if isPaid { return ExtractionFailure(.paidOrDRM, "a paid post without media") }
        if KuaishouHosts.hasForeignMedia(info) {
            return ExtractionFailure(.platformChanged, "missing: a known media host")
        }
        if type.hasSuffix("ATLAS") { return .changed(missing: "photo.ext_params.atlas.list") }
        if type == "SINGLE_PICTURE" { return .changed(missing: "photo.coverUrls") }
        if type.hasSuffix("VIDEO"), !photo["manifest"].exists, !photo["mainMvUrls"].exists {
            return .changed(missing: "photo.manifest")
        }
        return ExtractionFailure(.noMedia, "photoType \(type.prefix(40)) and no media")
    }

    private var isPaid: Bool {
        let serial = info["serialInfo"]
        let flags = [
            serial["isPaid"], serial["paid"], serial["needPay"], photo["paidVideo"], photo["isPaid"], photo["needPay"],
        ]
        return flags.contains { $0.bool == true || ($0.int ?? 0) > 0 || $0.kind == .object }
            || photo["payInfo"].kind == .object || type.hasPrefix("PAY_")
    }
}
