internal import JSON

/// Reads a video in the shape of the desktop site: its GraphQL answer, or its page's copy of one.
struct KuaishouVision {
    private let photo: JSONValue
    private let author: JSONValue
    private let link: PostLink
    private let resolve: (JSONValue) -> JSONValue

    /// - Parameter resolve: follows a reference to where the value stands.
    init(
        _ photo: JSONValue,
        author: JSONValue,
        _ link: PostLink,
        resolve: @escaping (JSONValue) -> JSONValue = { $0 }
    ) {
        self.photo = photo
        self.author = author
        self.link = link
        // Some values are JSON in a text.
        self.resolve = { Self.parsed(resolve($0)) }
    }

    /// - Throws: ``ExtractionFailure`` `platform_changed` where the video has no address on a known host.
    func post() throws(ExtractionFailure) -> Post {
        let id = KuaishouFigures.identifier(photo["id"]) ?? link.id
        let name = KuaishouFigures.name(author["name"])
        let post = Post(
            platform: .kuaishou,
            id: id,
            title: KuaishouFigures.title(photo["caption"]),
            author: name.map { Author(name: $0, id: KuaishouFigures.identifier(author["id"])) },
            thumbnail: KuaishouMediaURL(photo["coverUrl"].string)?.text ?? "",
            duration: KuaishouFigures.seconds(photo["duration"]),
            webpageURL: "https://www.kuaishou.com/short-video/\(id)",
            publishedAt: KuaishouFigures.instant(photo["timestamp"]),
            videos: videos
        )
        guard !post.videos.isEmpty else { throw .changed(missing: "photo.photoUrl") }
        return post
    }

    /// The newest of the three forms that is there: joined lists, two manifests, two bare addresses.
    private var videos: [VideoItem] {
        let resource = resolve(photo["videoResource"])
        let joined = items(resource["h264"], resource["hevc"])
        if !joined.isEmpty { return joined }
        let manifests = items(photo["manifest"], photo["manifestH265"])
        if !manifests.isEmpty { return manifests }
        let bare = [(photo["photoUrl"], "avc"), (photo["photoH265Url"], "hevc")]
        return bare.compactMap { value, codec in
            KuaishouMediaURL(value.string).map { KuaishouRenditions.item($0, width: nil, height: nil, codec: codec) }
        }
    }

    private func items(_ h264: JSONValue, _ hevc: JSONValue) -> [VideoItem] {
        let entries = [(h264, "avc"), (hevc, "hevc")].flatMap { manifest, codec in
            KuaishouRenditions.entries(of: manifest, resolve: resolve).map { (value: $0, codec: Optional(codec)) }
        }
        return KuaishouRenditions().items(entries, resolve: resolve)
    }

    private static func parsed(_ value: JSONValue) -> JSONValue {
        guard let text = value.string, text.hasPrefix("{") else { return value }
        do { return try JSONDocument(parsing: text).root } catch { return .missing }
    }
}
