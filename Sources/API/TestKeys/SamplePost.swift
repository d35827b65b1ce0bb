internal import Platforms

/// Invented posts, one for each shape that a success can have. Their addresses end in `.example` and lead nowhere.
enum SamplePost {
    static let all = [video, gallery, mixed, livePhoto, split, gif, playlist]

    private static let host = "https://media.example"

    private static func blank(_ title: String, duration: Double?) -> Post {
        Post(
            platform: .tiktok,
            id: "7000000000000000200",
            title: title,
            author: Author(name: "Easydown", username: "easydown", id: "1"),
            thumbnail: "\(host)/cover.jpg",
            duration: duration,
            webpageURL: "https://www.tiktok.com/@easydown/video/7000000000000000200",
            publishedAt: 1_767_225_600
        )
    }

    private static func file(_ name: String, index: Int = 0, live: Bool = false) -> MediaFile {
        MediaFile(url: "\(host)/\(name)", index: index, isLivePhoto: live)
    }

    private static func clip(
        _ name: String,
        height: Int,
        index: Int = 0,
        hasAudio: Bool = true,
        source: VideoItem.Source = .direct,
        live: Bool = false
    ) -> VideoItem {
        VideoItem(
            file: file(name, index: index, live: live),
            quality: "\(height)p",
            mimeType: source == .hls ? "application/vnd.apple.mpegurl" : "video/mp4",
            width: height * 9 / 16,
            height: height,
            hasAudio: hasAudio,
            source: source
        )
    }

    private static func image(_ name: String, index: Int, live: Bool = false) -> ImageItem {
        ImageItem(file: file(name, index: index, live: live), width: 1080, height: 1350)
    }

    /// One video in three qualities.
    static let video: Post = {
        var post = blank("A video in three qualities", duration: 12.5)
        post.videos = [clip("1080.mp4", height: 1080), clip("720.mp4", height: 720), clip("480.mp4", height: 480)]
        return post
    }()

    /// Pictures with music.
    static let gallery: Post = {
        var post = blank("A gallery of three pictures", duration: 0)
        post.images = (0..<3).map { image("\($0).jpg", index: $0) }
        post.audios = [AudioItem(file: file("music.m4a"), mimeType: "audio/mp4")]
        return post
    }()

    /// Pictures and videos in one post; `index` keeps their order.
    static let mixed: Post = {
        var post = blank("A carousel of pictures and videos", duration: 8)
        post.images = [image("0.jpg", index: 0), image("2.jpg", index: 2)]
        post.videos = [clip("1.mp4", height: 720, index: 1), clip("3.mp4", height: 720, index: 3)]
        return post
    }()

    /// A picture with its clip: both parts have one index.
    static let livePhoto: Post = {
        var post = blank("A live photo", duration: 0)
        post.images = [image("0.jpg", index: 0, live: true)]
        post.videos = [clip("0.mp4", height: 1080, hasAudio: false, live: true)]
        return post
    }()

    /// Silent video and separate sound.
    static let split: Post = {
        var post = blank("Video and sound apart", duration: 60)
        post.videos = [clip("video.mp4", height: 1080, hasAudio: false, source: .dash)]
        post.audios = [AudioItem(file: file("sound.m4a"), mimeType: "audio/mp4", bitrate: 128_000, codecs: "mp4a.40.2")]
        return post
    }()

    /// A GIF: no sound, no known duration.
    static let gif: Post = {
        var post = blank("A GIF", duration: nil)
        post.videos = [clip("gif.mp4", height: 480, hasAudio: false)]
        return post
    }()

    /// A playlist, where the platform gives no file.
    static let playlist: Post = {
        var post = blank("A playlist", duration: 90)
        post.videos = [clip("master.m3u8", height: 720, source: .hls)]
        return post
    }()
}
