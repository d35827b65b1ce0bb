internal import JSON

/// A post in the shape of the page's data: camel case, seconds.
struct TikTokPageItem {
    private let item: JSONValue
    private let link: PostLink

    private static let limit = 200

    init(_ item: JSONValue, link: PostLink) {
        self.item = item
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` where the item says that it is not for everybody, or has nothing to download.
    func post(cookies: [CookieJar.Cookie]) throws(ExtractionFailure) -> Post {
        let video = item["video"]
        if item["isContentClassified"].bool == true, video.isNull, item["imagePost"].isNull {
            throw ExtractionFailure(.ageRestricted, "isContentClassified")
        }
        // Some videos have the member with nothing in it.
        let isPhotos = item["imagePost"]["images"].count > 0 || !item["imagePost"].isNull && video["playAddr"].isNull
        let renditions = isPhotos ? [] : renditions(video)
        var post = Post(
            platform: .tiktok,
            id: link.id,
            title: title,
            author: author,
            thumbnail: thumbnail(video),
            duration: isPhotos ? 0 : video["duration"].span.flatMap { $0 > 0 ? $0 : nil },
            webpageURL: webpage,
            publishedAt: item["createTime"].instant,
            images: isPhotos ? images : [],
            videos: isPhotos ? [] : renditions.items(marked: video["downloadAddr"].string),
            mediaCookies: cookies
        )
        post.audios = audios(video, isPhotos: isPhotos)
        if post.images.isEmpty, post.videos.isEmpty {
            if item["privateItem"].bool == true || item["secret"].bool == true {
                throw ExtractionFailure(.private, "privateItem")
            }
            throw ExtractionFailure(.noMedia, "no rendition on a known host")
        }
        return post
    }

    private var title: String {
        let caption = (item["desc"].string ?? "").trimmingWhitespace()
        return caption.isEmpty ? (item["imagePost"]["title"].string ?? "").trimmingWhitespace() : caption
    }

    private var author: Author? {
        let author = item["author"]
        guard !author.isNull else { return nil }
        return Author(
            name: author["nickname"].nonEmptyString,
            username: author["uniqueId"].nonEmptyString,
            id: author["id"].identifier
        )
    }

    private var webpage: String {
        let name = item["author"]["uniqueId"].nonEmptyString.map(PercentEncoding.encoded) ?? "i"
        return
            "https://www.tiktok.com/@\(name)/\(item["imagePost"]["images"].count == 0 ? "video" : "photo")/\(link.id)"
    }

    private func thumbnail(_ video: JSONValue) -> String {
        let covers = [video["originCover"], video["cover"], video["dynamicCover"]].compactMap(\.nonEmptyString)
        let pictures = item["imagePost"]["cover"]["imageURL"]["urlList"].array.compactMap(\.string)
        let own = item["imagePost"].isNull ? covers : pictures + covers
        return TikTokMediaURL.first(of: own)?.text ?? ""
    }

    private var images: [ImageItem] {
        item["imagePost"]["images"].array.prefix(Self.limit).enumerated().compactMap { index, image in
            let list = image["imageURL"]["urlList"].array.compactMap(\.string)
            return TikTokMediaURL.firstPicture(of: list).map {
                ImageItem(
                    file: $0.file(index: index),
                    width: image["imageWidth"].side,
                    height: image["imageHeight"].side
                )
            }
        }
    }

    private func renditions(_ video: JSONValue) -> [TikTokRendition] {
        let variants = video["bitrateInfo"].array.prefix(Self.limit).map { variant in
            let play = variant["PlayAddr"]
            return TikTokRendition(
                urls: play["UrlList"].array.compactMap(\.string),
                width: play["Width"].side,
                height: play["Height"].side,
                size: play["DataSize"].figure(),
                key: play["UrlKey"].string ?? "",
                bitrate: variant["Bitrate"].figure(),
                fps: variant["BitrateFPS"].double.flatMap { $0 > 0 && $0 < 1000 ? $0 : nil },
                codec: variant["CodecType"].string ?? "",
                format: variant["Format"].string ?? ""
            )
        }
        let structured = video["PlayAddrStruct"]
        let listed =
            video["playAddr"].array.compactMap { $0["src"].string }
            + structured["UrlList"].array.compactMap(\.string)
        let standard = TikTokRendition(
            urls: (video["playAddr"].nonEmptyString.map { [$0] } ?? []) + listed,
            width: video["width"].side ?? structured["Width"].side,
            height: video["height"].side ?? structured["Height"].side,
            size: video["size"].figure() ?? structured["DataSize"].figure(),
            key: (video["definition"].nonEmptyString ?? video["ratio"].nonEmptyString).map { "_\($0)" } ?? "",
            bitrate: video["bitrate"].figure(),
            codec: video["codecType"].string ?? ""
        )
        return variants + [standard]
    }

    /// Sound tracks of silent variants first, then the post's music.
    private func audios(_ video: JSONValue, isPhotos: Bool) -> [AudioItem] {
        let tracks = video["bitrateAudioInfo"].array.prefix(isPhotos ? 0 : 20).compactMap { track -> AudioItem? in
            let list = track["UrlList"]
            let urls = [list["MainUrl"].string, list["BackupUrl"].string].compactMap(\.self)
            return TikTokMediaURL.first(of: urls + list.array.compactMap(\.string)).map {
                AudioItem(file: $0.file(), mimeType: $0.audioType, bitrate: track["Bitrate"].figure())
            }
        }
        let music = TikTokMediaURL(item["music"]["playUrl"].string)
        return tracks + (music.map { [AudioItem(file: $0.file(), mimeType: $0.audioType)] } ?? [])
    }
}
