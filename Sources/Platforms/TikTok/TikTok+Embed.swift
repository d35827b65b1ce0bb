internal import JSON

extension TikTokExtractor {
    /// The page that other sites embed: one rendition only.
    static let embed = Strategy("embed") { link, session throws(ExtractionFailure) in
        let response = try session.send(TikTokRequests.embed(id: link.id))
        try TikTokRefusal.check(response)
        if TikTokChallenge(response.body) != nil { throw ExtractionFailure(.blockedByPlatform, "embed: a challenge") }
        let state = ScriptBlocks.json(in: response.body, containing: "videoData").first ?? .missing
        let data = state["source"]["data"]["/embed/v2/\(link.id)"]["videoData"]
        guard !data.isNull else { throw .changed(missing: "source.data[/embed/v2/…].videoData") }
        let info = data["itemInfos"]
        guard info["id"].identifier == link.id else { throw .changed(missing: "videoData.itemInfos.id") }
        let post = TikTokEmbedItem(data, link: link).post(cookies: mediaCookies(in: session))
        guard post.hasMedia else { throw ExtractionFailure(.platformChanged, "embed: no rendition on a known host") }
        return post
    }
}

/// A post in the shape of the embed page's state.
private struct TikTokEmbedItem {
    private let data: JSONValue
    private let link: PostLink

    init(_ data: JSONValue, link: PostLink) {
        self.data = data
        self.link = link
    }

    func post(cookies: [CookieJar.Cookie]) -> Post {
        let info = data["itemInfos"]
        let meta = info["video"]["videoMeta"]
        let images = images
        let rendition = TikTokRendition(
            urls: strings(info["video"]["urls"]),
            width: meta["width"].side,
            height: meta["height"].side
        )
        let music = TikTokMediaURL.first(of: strings(data["musicInfos"]["playUrl"]))
        return Post(
            platform: .tiktok,
            id: link.id,
            title: (info["text"].string ?? "").trimmingWhitespace(),
            author: Author(
                name: data["authorInfos"]["nickName"].nonEmptyString,
                username: data["authorInfos"]["uniqueId"].nonEmptyString
            ),
            thumbnail: TikTokMediaURL.first(of: strings(info["covers"]))?.text ?? "",
            duration: images.isEmpty ? meta["duration"].span.flatMap { $0 > 0 ? $0 : nil } : 0,
            webpageURL: link.canonicalURL,
            publishedAt: info["createTime"].instant,
            images: images,
            videos: images.isEmpty ? [rendition].items(marked: nil) : [],
            audios: music.map { [AudioItem(file: $0.file(), mimeType: $0.audioType)] } ?? [],
            mediaCookies: cookies
        )
    }

    private var images: [ImageItem] {
        data["imagePostInfo"]["displayImages"].array.prefix(200).enumerated().compactMap { index, image in
            TikTokMediaURL.firstPicture(of: strings(image["urlList"])).map {
                ImageItem(file: $0.file(index: index), width: image["width"].side, height: image["height"].side)
            }
        }
    }

    private func strings(_ value: JSONValue) -> [String] { value.array.prefix(32).compactMap(\.string) }
}
