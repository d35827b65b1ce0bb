internal import JSON

/// Reads a video out of the answer that the site's player gets.
struct WeiboComponent {
    private let info: JSONValue
    private let link: PostLink
    private static let variantLimit = 200

    /// - Throws: ``ExtractionFailure`` where the answer names no video.
    init(_ root: JSONValue, link: PostLink) throws(ExtractionFailure) {
        self.link = link
        let found = root["data"]["Component_Play_Playinfo"]
        info = found
        guard found.kind != .object || found.count == 0 else { return }
        if let refusal = WeiboRefusal.of(answer: root) { throw refusal }
        guard root["code"].identifier == "100000" else {
            throw ExtractionFailure(
                .platformChanged,
                "component: code \(root["code"].identifier?.prefix(40) ?? "missing")"
            )
        }
        guard found.exists else { throw .changed(missing: "data.Component_Play_Playinfo") }
        throw ExtractionFailure(.notFound, "Component_Play_Playinfo is empty")
    }

    /// - Throws: ``ExtractionFailure`` with the reason why there is no file.
    func post() throws(ExtractionFailure) -> Post {
        let videos = renditions
        guard !videos.isEmpty, !WeiboRefusal.isSet(info["live"]) else { throw emptiness }
        let cover = WeiboMediaURL(info["cover_image"].string)?.text
        let item = WeiboItem(
            videos: videos,
            isVideo: true,
            duration: WeiboFigure.duration(info["duration_time"].double),
            cover: cover
        )
        var post = Post(
            platform: .weibo,
            id: info["mid"].identifier.map { String($0.prefix(40)) } ?? link.id,
            title: title,
            author: Author(
                name: info["author"].nonEmptyString.map { String($0.prefix(200)) },
                id: info["author_id"].identifier.map { String($0.prefix(40)) }
            ),
            webpageURL: link.canonicalURL,
            publishedAt: WeiboFigure.amount(info["real_date"].int)
        )
        post.fill(with: [item], isMixed: false)
        return post
    }

    private var title: String {
        let title = WeiboText.plain(WeiboText.unescaped(info["title"].string ?? ""))
        return title.isEmpty ? WeiboText.plain(html: info["text"].string ?? "") : title
    }

    /// By the names that the player shows; where it shows none, the one small file.
    private var renditions: [VideoItem] {
        let named = info["urls"].members.prefix(Self.variantLimit).compactMap { name, value -> VideoItem? in
            guard let url = WeiboMediaURL(value.string) else { return nil }
            var item = WeiboRendition.file(url, name: name)
            // "超清 2K60": what stands behind the words is the label.
            if let label = name.split(separator: " ").last, label.utf8.count <= 40 { item.quality = String(label) }
            return item
        }
        guard named.isEmpty else { return WeiboRendition.ordered(named) }
        return WeiboMediaURL(info["stream_url"].string).map { [WeiboRendition.file($0, name: nil)] } ?? []
    }

    private var emptiness: ExtractionFailure {
        if WeiboRefusal.isSet(info["live"]) { return ExtractionFailure(.live, "component: live") }
        if WeiboRefusal.isSet(info["is_paid"]) || WeiboRefusal.isSet(info["is_pay_audio"]) {
            return ExtractionFailure(.paidOrDRM, "component: paid, without an address")
        }
        guard info["urls"].exists || info["stream_url"].exists else {
            return .changed(missing: "Component_Play_Playinfo.urls")
        }
        return ExtractionFailure(.noMedia, "component: no address")
    }
}
