extension DouyinExtractor {
    /// A file of the CDN given as the link: nothing needs to be asked.
    static let mediaLink = Strategy("media-link") { link, _ throws(ExtractionFailure) in
        guard let url = DouyinMediaURL(link.id), let kind = link.parameters["media"].flatMap(DouyinMediaLink.Kind.init)
        else { throw ExtractionFailure(.notFound, "no address of the CDN") }
        let name = url.path.split(separator: "/").last.map { String($0.prefix(200)) } ?? "media"
        var post = Post(platform: .douyin, id: name, webpageURL: url.text)
        switch kind {
        case .image:
            post.images = [ImageItem(file: url.file())]
            post.thumbnail = url.text
            post.duration = 0
        case .video:
            // The address does not tell whether sound is in it, unless it says that there is none.
            let item = VideoItem(
                file: url.file(),
                quality: "",
                mimeType: "video/mp4",
                hasAudio: url.isSplit ? false : nil,
                source: url.isSplit ? .dash : .direct
            )
            post.videos = [item]
        case .audio: post.audios = [AudioItem(file: url.file(), mimeType: DouyinMusic.mimeType(of: url))]
        }
        return post
    }
}
