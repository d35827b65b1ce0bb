package import Platforms

/// Which file of a post a link is for, told by what it is and not by its address: so that the same file is found when
/// the post is parsed anew.
package struct Rendition: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        case image, video, audio, thumbnail
    }

    package var kind: Kind
    /// The item's place in the post, from 0.
    package var index: Int
    /// Its place among the items of its kind and index, from 0.
    package var position: Int
    /// Pixels.
    package var width: Int?
    /// Pixels.
    package var height: Int?
    /// Bits a second.
    package var bitrate: Int?
    package var codecs: String?
    /// Empty where the kind has none.
    package var mimeType: String
    /// The platform's label; empty where there is none.
    package var quality: String
    /// `nil` for all but videos.
    package var source: VideoItem.Source?
    /// BCP 47; `nil` for all but some sound.
    package var language: String?
    /// Whether the platform's mark is burnt in.
    package var watermark: Bool?

    /// The post's cover.
    package static let thumbnail = Rendition(kind: .thumbnail, index: 0, position: 0)

    /// - Parameter position: its place among the images of its index.
    package init(_ image: ImageItem, position: Int = 0) {
        self.init(kind: .image, index: image.file.index, position: position)
        (width, height, watermark) = (image.width, image.height, image.file.hasWatermark)
    }

    /// - Parameter position: its place among the videos of its index.
    package init(_ video: VideoItem, position: Int = 0) {
        self.init(kind: .video, index: video.file.index, position: position)
        (width, height, bitrate) = (video.width, video.height, video.bitrate)
        (codecs, mimeType, quality) = (video.codecs, video.mimeType, video.quality)
        (source, watermark) = (video.source, video.file.hasWatermark)
    }

    /// - Parameter position: its place among the sounds of its index.
    package init(_ audio: AudioItem, position: Int = 0) {
        self.init(kind: .audio, index: audio.file.index, position: position)
        (bitrate, codecs, mimeType) = (audio.bitrate, audio.codecs, audio.mimeType)
        (language, watermark) = (audio.language, audio.file.hasWatermark)
    }

    init(kind: Kind, index: Int, position: Int) {
        (self.kind, self.index, self.position) = (kind, index, position)
        (mimeType, quality) = ("", "")
    }
}
