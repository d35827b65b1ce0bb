import Platforms

extension VideoItem {
    /// A part of a split stream, as far as merging looks at it.
    static func track(
        _ mimeType: String = "video/mp4",
        _ codecs: String? = nil,
        index: Int = 0,
        hasAudio: Bool? = false,
        source: VideoItem.Source = .dash
    ) -> VideoItem {
        VideoItem(
            file: MediaFile(url: "https://v.example/", index: index),
            quality: "",
            mimeType: mimeType,
            hasAudio: hasAudio,
            source: source,
            codecs: codecs
        )
    }
}
