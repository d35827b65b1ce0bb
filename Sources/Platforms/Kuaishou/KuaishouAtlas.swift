internal import JSON

/// A picture post's node: paths of the pictures and of the music, apart from the hosts that serve them.
struct KuaishouAtlas {
    private let node: JSONValue
    private static let limit = 1000

    init(_ node: JSONValue) { self.node = node }

    var hasList: Bool { node["list"].count > 0 }

    /// In the post's order; those that lie on no known host are left out.
    var images: [ImageItem] {
        let hosts = Self.hosts(node["cdnList"], node["cdn"])
        let sizes = node["size"].array.prefix(Self.limit)
        return node["list"].array.prefix(Self.limit).enumerated().compactMap { index, path in
            guard let url = Self.url(hosts, path) else { return nil }
            let size = index < sizes.count ? sizes[index] : .missing
            return ImageItem(
                file: MediaFile(url: url.text, index: index),
                width: KuaishouFigures.side(size["w"]),
                height: KuaishouFigures.side(size["h"])
            )
        }
    }

    /// The cut of the song that plays with the pictures.
    var audio: AudioItem? {
        guard let url = Self.url(Self.hosts(node["musicCdnList"], node["musicCdn"]), node["music"]) else { return nil }
        return AudioItem(file: MediaFile(url: url.text), mimeType: url.audioType)
    }

    /// Hosts as objects; older answers have plain names only.
    private static func hosts(_ objects: JSONValue, _ names: JSONValue) -> [String] {
        let all = objects.array.prefix(20).map { $0["cdn"].string } + names.array.prefix(20).map(\.string)
        return all.compactMap(\.self)
    }

    private static func url(_ hosts: [String], _ path: JSONValue) -> KuaishouMediaURL? {
        guard let path = path.nonEmptyString else { return nil }
        if path.hasPrefix("http") { return KuaishouMediaURL(path) }
        return hosts.lazy.compactMap { KuaishouMediaURL(host: $0, path: path) }.first
    }
}
