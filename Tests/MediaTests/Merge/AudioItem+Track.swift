import Platforms

extension AudioItem {
    /// A track, as far as merging looks at it; the name is the path of its address.
    static func track(
        _ mimeType: String = "audio/mp4",
        _ codecs: String? = nil,
        index: Int = 0,
        bitrate: Int? = 128_000,
        language: String? = nil,
        name: String = ""
    ) -> AudioItem {
        AudioItem(
            file: MediaFile(url: "https://a.example/\(name)", index: index),
            mimeType: mimeType,
            bitrate: bitrate,
            codecs: codecs,
            language: language
        )
    }
}
