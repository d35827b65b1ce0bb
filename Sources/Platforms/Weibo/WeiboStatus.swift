internal import JSON

/// Reads a post out of the desktop site's answer.
struct WeiboStatus {
    private let value: JSONValue
    private let link: PostLink
    private static let pictureLimit = 1000

    init(_ value: JSONValue, link: PostLink) {
        self.value = value
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` with the reason why there are no media.
    func post() throws(ExtractionFailure) -> Post {
        let own = WeiboStatusMedia(value, object: link.kind == .video ? link.id : nil)
        let quoted = value["retweeted_status"]
        // A post that only passes another on shows that one's media; a video also stands in both.
        let media = own.isEmpty && !quoted.isNull ? WeiboStatusMedia(quoted, object: nil) : own
        var post = head(media)
        post.fill(with: media.items, isMixed: media.isMixed)
        guard post.hasMedia else {
            let silent = own.isEmpty && !quoted.isNull ? quoted : value
            throw media.emptiness ?? WeiboRefusal.ofEmpty(silent, text: Self.text(of: silent))
        }
        return post
    }

    private func head(_ media: WeiboStatusMedia) -> Post {
        let user = value["user"]
        let id = value.first("mid", "idstr", "id").identifier ?? WeiboNumber.normalised(link.id) ?? link.id
        let uid = user.first("idstr", "id").identifier.flatMap { Alphabet.digits.spells($0, 1...20) ? $0 : nil }
        let name = value["mblogid"].string.flatMap { Alphabet.alphanumerics.spells($0, 6...12) ? $0 : nil }
        let short = name ?? WeiboNumber.short(of: id)
        return Post(
            platform: .weibo,
            id: String(id.prefix(40)),
            title: WeiboText.plain(Self.text(of: value), ownLinks: media.shortURLs),
            author: Author(name: user["screen_name"].nonEmptyString.map { String($0.prefix(200)) }, id: uid),
            webpageURL: uid.flatMap { uid in short.map { "https://weibo.com/\(uid)/\($0)" } } ?? link.canonicalURL,
            publishedAt: WeiboTime.seconds(value["created_at"].string)
        )
    }

    private static func text(of status: JSONValue) -> String {
        status["text_raw"].nonEmptyString ?? WeiboText.plain(html: status["text"].string ?? "")
    }
}

/// The media of one status, whichever of its three places they stand in.
struct WeiboStatusMedia {
    let items: [WeiboItem]
    /// Whether pictures and videos stand in one list.
    let isMixed: Bool
    private let videos: [WeiboVideo]
    private let hasPictures: Bool
    private static let limit = 1000

    /// - Parameter object: the video that the link asks for, where it names one: of several only that one is taken.
    init(_ status: JSONValue, object: String?) {
        let mixed = status["mix_media_info"]["items"].array.prefix(Self.limit)
        guard mixed.isEmpty else {
            let asked = mixed.filter { object != nil && $0["data"]["object_id"].string == object }
            let chosen = asked.isEmpty ? Array(mixed) : asked
            let videoData = chosen.filter { $0["type"].string == "video" }.map { $0["data"] }
            isMixed = true
            videos = videoData.map(WeiboVideo.init)
            hasPictures = chosen.contains { $0["type"].string == "pic" }
            items = chosen.compactMap { item in
                switch item["type"].string {
                case "video": WeiboVideo(item["data"]).item
                case "pic": WeiboPicture(item["data"]).item
                default: nil
                }
            }
            return
        }
        let pictures = Self.pictures(of: status)
        let video = WeiboVideo(status["page_info"])
        isMixed = false
        videos = video.isVideo ? [video] : []
        hasPictures = !pictures.isEmpty
        items = pictures.map { WeiboPicture($0).item } + (video.isVideo ? [video.item] : [])
    }

    /// In the order of `pic_ids`: that of the map is not the post's.
    private static func pictures(of status: JSONValue) -> [JSONValue] {
        let members = status["pic_infos"].members
        let ids = status["pic_ids"].array.prefix(limit).compactMap(\.string)
        guard !ids.isEmpty else { return members.prefix(limit).map(\.value) }
        let known = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return ids.map { known[$0] ?? .missing }
    }

    /// Whether the status names nothing: no picture, no video.
    var isEmpty: Bool { items.isEmpty }
    var shortURLs: [String] { videos.compactMap(\.shortURL) }

    /// Why something that is named gave nothing; `nil` where nothing is named.
    var emptiness: ExtractionFailure? {
        if videos.contains(where: \.isLive) { return ExtractionFailure(.live, "media_info: a stream that runs") }
        if videos.contains(where: \.isFilm) { return ExtractionFailure(.paidOrDRM, "page_info.type 5") }
        if hasPictures { return .changed(missing: "pic_infos.*.largest.url") }
        if let video = videos.first, !video.hasKnownShape {
            return .changed(missing: "page_info.media_info.playback_list")
        }
        return nil
    }
}
