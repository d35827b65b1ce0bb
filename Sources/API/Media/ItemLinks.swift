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
    private let audioRenditions: [Rendition]

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
        audioRenditions = Rendition.audios(of: post)
    }

    func images() -> [[JSONMember]] {
        zip(post.images, Rendition.images(of: post)).map { image, rendition in
            proxy(image.file, rendition, suffix: nil, mimeType: "")
        }
    }

    func videos() -> [[JSONMember]] {
        zip(post.videos, Rendition.videos(of: post)).map { video, rendition in
            proxy(video.file, rendition, suffix: video.quality, mimeType: video.mimeType)
                + (settings.merges ? merge(video, rendition) : [])
        }
    }

    func audios() -> [[JSONMember]] {
        zip(post.audios, audioRenditions).map { audio, rendition in
            proxy(audio.file, rendition, suffix: audio.language, mimeType: audio.mimeType)
        }
    }

    /// Picture and sound in one file for a silent video; the sound alone of a video that has some.
    private func merge(_ video: VideoItem, _ rendition: Rendition) -> [JSONMember] {
        var context = context
        if video.source == .direct, video.hasAudio == true {
            context.audioRendition = rendition
            return merge("audioUrl", nil, video.file, MergePlan.container(soundOf: video), .sound, nil, context)
        }
        guard let audio = MergePlan.audio(for: video, in: post.audios),
            let place = post.audios.firstIndex(of: audio)
        else { return [] }
        context.rendition = rendition
        context.audioRendition = audioRenditions[place]
        let container = MergePlan.container(video: video, audio: audio)
        return merge("mergeUrl", video.file, audio.file, container, .pictureAndSound, video.quality, context)
    }

    private func merge(
        _ name: String,
        _ video: MediaFile?,
        _ audio: MediaFile,
        _ container: MergeContainer,
        _ tracks: MergePlan.Tracks,
        _ suffix: String?,
        _ context: LinkContext
    ) -> [JSONMember] {
        var context = context
        context.container = container.rawValue
        context.duration = milliseconds
        let type = MergePlan(container: container, tracks: tracks).mimeType
        let link = MediaLink(
            platform: post.platform,
            target: .merge(video: video?.url, audio: audio.url),
            filename: self.name(audio, suffix, type),
            expires: expiry([video, audio].compactMap(\.self)),
            context: context
        )
        return member(name, MediaPath.merge, link)
    }

    /// How long the post's video is; 0 where it is unknown, or where the post has several.
    private var milliseconds: Int {
        guard !hasSeveralItems, let seconds = post.duration, (0..<1_000_000).contains(seconds) else { return 0 }
        return Int(seconds * 1000)
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
