extension DouyinExtractor {
    /// A file of the CDN given as the link: its first bytes say that it is there, and what it is.
    static let mediaLink = Strategy("media-link") { link, session throws(ExtractionFailure) in
        guard let url = DouyinMediaURL(link.id), let kind = link.parameters["media"].flatMap(DouyinMediaLink.Kind.init)
        else { throw ExtractionFailure(.notFound, "no address of the CDN") }
        let probe = try DouyinProbe(session.sendAll([DouyinRequests.firstBytes(of: url)]), of: url)
        return post(url, probe.kind(of: kind), size: probe.size)
    }

    private static func post(_ url: DouyinMediaURL, _ kind: DouyinMediaLink.Kind, size: Int?) -> Post {
        let name = url.path.split(separator: "/").last.map { String($0.prefix(200)) } ?? "media"
        var post = Post(platform: .douyin, id: name, webpageURL: url.text)
        switch kind {
        case .image:
            post.images = [ImageItem(file: url.file(size: size))]
            post.thumbnail = url.text
            post.duration = 0
        case .video:
            // The address does not tell whether sound is in it, unless it says that there is none.
            let item = VideoItem(
                file: url.file(size: size),
                quality: "",
                mimeType: "video/mp4",
                hasAudio: url.isSplit ? false : nil,
                source: url.isSplit ? .dash : .direct
            )
            post.videos = [item]
        case .audio: post.audios = [AudioItem(file: url.file(size: size), mimeType: DouyinMusic.mimeType(of: url))]
        }
        return post
    }
}
