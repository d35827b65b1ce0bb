internal import JSON

/// Reads a post out of the mobile site's answer: at most nine pictures, text as HTML.
struct WeiboMobileStatus {
    private let value: JSONValue
    private let link: PostLink

    init(_ value: JSONValue, link: PostLink) {
        self.value = value
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` with the reason why there are no media.
    func post() throws(ExtractionFailure) -> Post {
        let own = WeiboMobileMedia(value)
        let quoted = value["retweeted_status"]
        let isPassedOn = own.isEmpty && !quoted.isNull
        let media = isPassedOn ? WeiboMobileMedia(quoted) : own
        var post = head
        post.fill(with: media.items, isMixed: media.isMixed)
        guard post.hasMedia else {
            let silent = isPassedOn ? quoted : value
            throw media.emptiness
                ?? WeiboRefusal.ofEmpty(silent, text: WeiboText.plain(html: silent["text"].string ?? ""))
        }
        return post
    }

    private var head: Post {
        let user = value["user"]
        let id = value.first("mid", "id").identifier ?? WeiboNumber.normalised(link.id) ?? link.id
        let uid = user["id"].identifier.flatMap { Alphabet.digits.spells($0, 1...20) ? $0 : nil }
        let name = value["bid"].string.flatMap { Alphabet.alphanumerics.spells($0, 6...12) ? $0 : nil }
        let short = name ?? WeiboNumber.short(of: id)
        return Post(
            platform: .weibo,
            id: String(id.prefix(40)),
            title: WeiboText.plain(html: value["text"].string ?? ""),
            author: Author(name: user["screen_name"].nonEmptyString.map { String($0.prefix(200)) }, id: uid),
            webpageURL: uid.flatMap { uid in short.map { "https://weibo.com/\(uid)/\($0)" } } ?? link.canonicalURL,
            publishedAt: WeiboTime.seconds(value["created_at"].string)
        )
    }
}

/// The media of one status of the mobile site.
struct WeiboMobileMedia {
    let items: [WeiboItem]
    private let info: JSONValue
    private let hasPictures: Bool
    private static let limit = 1000

    init(_ status: JSONValue) {
        info = status["page_info"]
        let pictures = Self.pictures(of: status["pics"])
        let clips = Self.liveClips(of: status)
        hasPictures = !pictures.isEmpty
        var items = pictures.enumerated().map { Self.item($0.element, liveClip: clips[$0.offset]) }
        if Self.isVideo(info) { items.append(Self.video(info)) }
        self.items = items
    }

    var isEmpty: Bool { items.isEmpty }
    var isMixed: Bool { items.contains(where: \.isVideo) && items.count > 1 && !Self.isVideo(info) }

    /// Why something that is named gave nothing; `nil` where nothing is named.
    var emptiness: ExtractionFailure? {
        let media = info["media_info"]
        if info["type"].string == "live" || media["live_status"].int == 1 {
            return ExtractionFailure(.live, "page_info: a stream that runs")
        }
        if hasPictures { return .changed(missing: "pics[].large.url") }
        if Self.isVideo(info), !media.exists, !info["urls"].exists { return .changed(missing: "page_info.media_info") }
        return nil
    }

    private static func isVideo(_ info: JSONValue) -> Bool { ["video", "live"].contains(info["type"].string) }

    /// A list, or an object with the places as its keys.
    private static func pictures(of pics: JSONValue) -> [JSONValue] {
        if pics.kind == .array { return Array(pics.array.prefix(limit)) }
        let numbered = pics.members.prefix(limit).compactMap { key, value in Int(key).map { ($0, value) } }
        return numbered.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Clips by the place of their picture: `live_photo` lists them, `pic_video` (`0:fid,3:fid`) says where they belong.
    private static func liveClips(of status: JSONValue) -> [Int: WeiboMediaURL] {
        let places = (status["pic_video"].string ?? "").prefix(40_000).split(separator: ",").map { entry in
            Int(entry.prefix { $0 != ":" })
        }
        var clips: [Int: WeiboMediaURL] = [:]
        for (number, address) in status["live_photo"].array.prefix(limit).enumerated() {
            let place = number < places.count ? places[number] : number
            guard let place, let url = WeiboMediaURL(address.string) else { continue }
            clips[place] = url
        }
        return clips
    }

    private static func item(_ picture: JSONValue, liveClip: WeiboMediaURL?) -> WeiboItem {
        let size = picture["large"].isNull ? picture : picture["large"]
        let still = WeiboMediaURL(size["url"].string) ?? WeiboMediaURL(picture["url"].string)
        let source = WeiboMediaURL(picture["videoSrc"].string)
        if picture["type"].string == "video" {
            let videos = source.map { [WeiboRendition.file($0, name: nil)] } ?? []
            return WeiboItem(videos: videos, isVideo: true, cover: still?.text)
        }
        let isLive = liveClip != nil || picture["type"].string == "livephoto"
        let clip = (source ?? liveClip).map { WeiboPicture.clip($0, isLivePhoto: isLive) }
        let image = still.map {
            ImageItem(
                file: $0.file(isLivePhoto: isLive && clip != nil),
                width: WeiboFigure.side(size["geo"]["width"].int),
                height: WeiboFigure.side(size["geo"]["height"].int)
            )
        }
        return WeiboItem(image: image, videos: clip.map { [$0] } ?? [], cover: still?.text)
    }

    private static func video(_ info: JSONValue) -> WeiboItem {
        let media = info["media_info"]
        let cover = WeiboMediaURL(info["page_pic"]["url"].string ?? info["page_pic"].string)?.text
        guard media["live_status"].int != 1 else { return WeiboItem(isVideo: true, cover: cover) }
        var files = info["urls"].members.prefix(200).compactMap { name, value in
            WeiboMediaURL(value.string).map { WeiboRendition.file($0, name: name) }
        }
        if files.isEmpty {
            files = ["stream_url_hd", "stream_url"].compactMap { name in
                WeiboMediaURL(media[name].string).map { WeiboRendition.file($0, name: name) }
            }
        }
        return WeiboItem(
            videos: WeiboRendition.ordered(files),
            isVideo: true,
            duration: WeiboFigure.duration(media["duration"].double),
            cover: cover
        )
    }
}
