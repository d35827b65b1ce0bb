extension Post {
    /// One post of what several clients may play of the same video.
    ///
    /// - Parameter videos: in the order in which equal formats are to stand; empty gives `nil`.
    init?(youTube videos: [YouTubeVideo], id: String) {
        guard let first = videos.first else { return nil }
        let formats = Self.distinct(videos.flatMap(\.formats))
        let pictures = formats.filter(\.isVideo).orderedVideos.map(\.videoItem)
        self.init(
            platform: .youtube,
            id: id,
            title: videos.lazy.map(\.title).first { !$0.isEmpty } ?? "",
            author: first.author,
            thumbnail: videos.compactMap(\.thumbnail).widest?.url ?? "",
            duration: videos.lazy.compactMap(\.duration).first,
            webpageURL: "https://www.youtube.com/watch?v=\(id)",
            videos: pictures.isEmpty ? Self.playlist(of: videos) : pictures,
            audios: formats.filter(\.isAudio).orderedAudios.map(\.audioItem)
        )
    }

    private static func distinct(_ formats: [YouTubeFormat]) -> [YouTubeFormat] {
        var seen = Set<String>(minimumCapacity: formats.count)
        return formats.filter { seen.insert($0.url.text).inserted }
    }

    /// The first playlist: only for a video of which no client gave a file or a split stream.
    private static func playlist(of videos: [YouTubeVideo]) -> [VideoItem] {
        guard let url = videos.lazy.compactMap(\.playlist).first else { return [] }
        let file = MediaFile(url: url.text, expiresAt: url.expiry)
        let mimeType = "application/vnd.apple.mpegurl"
        return [VideoItem(file: file, quality: "", mimeType: mimeType, hasAudio: true, source: .hls)]
    }
}
