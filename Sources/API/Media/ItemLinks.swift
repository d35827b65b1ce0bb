internal import JSON
internal import Ledger
internal import Media
internal import Platforms

/// The links to this server that a parse puts on each media item: `proxyUrl`, and `mergeUrl` where a silent video has
/// sound beside it.
struct ItemLinks {
    private let signer: LinkSigner
    private let settings: MediaSettings
    private let post: Post
    private let context: LinkContext
    private let origin: String
    /// Seconds since 1970.
    private let now: Int
    private let hasSeveralItems: Bool

    /// `nil` where links cannot be signed.
    init?(_ post: Post, link: PostLink, keyID: String?, _ services: Services) {
        guard let signer = services.media.signer else { return nil }
        self.signer = signer
        settings = services.media
        self.post = post
        origin = services.settings.origin
        now = Int(services.now().seconds)
        context = LinkContext(
            cookies: post.mediaCookies,
            postURL: link.canonicalURL,
            egress: post.egress,
            keyID: keyID
        )
        let places = Set((post.images.map(\.file) + post.videos.map(\.file)).map(\.index))
        hasSeveralItems = places.count > 1
    }

    func images() -> [[JSONMember]] {
        zip(post.images, Rendition.images(of: post)).map { image, rendition in
            proxy(image.file, rendition, suffix: nil, mimeType: "")
        }
    }

    func videos() -> [[JSONMember]] {
        zip(post.videos, Rendition.videos(of: post)).map { video, rendition in
            proxy(video.file, rendition, suffix: video.quality, mimeType: video.mimeType)
        }
    }

    func audios() -> [[JSONMember]] {
        zip(post.audios, Rendition.audios(of: post)).map { audio, rendition in
            proxy(audio.file, rendition, suffix: audio.language, mimeType: audio.mimeType)
        }
    }

    private func proxy(
        _ file: MediaFile,
        _ rendition: Rendition,
        suffix: String?,
        mimeType: String
    ) -> [JSONMember] {
        var context = context
        context.rendition = rendition
        let link = MediaLink(
            platform: post.platform,
            target: .file(url: file.url),
            filename: name(file, suffix, mimeType),
            expires: expiry([file]),
            context: context
        )
        return member("proxyUrl", MediaPath.proxy, link)
    }

    private func member(_ name: String, _ path: String, _ link: MediaLink) -> [JSONMember] {
        guard let query = signer.query(for: link, now: now) else { return [] }
        return [JSONMember(name, .string("\(origin)\(path)?\(query)"))]
    }

    private func name(_ file: MediaFile, _ suffix: String?, _ mimeType: String) -> String {
        OfferedName.make(
            title: post.title,
            id: post.id,
            index: hasSeveralItems ? file.index : nil,
            suffix: suffix,
            mimeType: mimeType
        )
    }

    /// No later than the media addresses' own.
    private func expiry(_ files: [MediaFile]) -> Int {
        files.compactMap(\.expiresAt).reduce(now + settings.linkSeconds, min)
    }
}
