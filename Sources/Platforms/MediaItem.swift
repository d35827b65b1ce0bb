/// What every media item has, whatever its type.
package struct MediaFile: Sendable, Equatable {
    package var url: String
    /// The item's place in the post, from 0; variants of one video share it, and so do the parts of a live photo.
    package var index: Int
    /// Bytes.
    package var size: Int?
    /// Seconds since 1970, from the URL's own expiry parameter.
    package var expiresAt: Int?
    /// Part of a live photo: an image and a clip of the same index.
    package var isLivePhoto: Bool
    /// Whether the platform's mark is burnt in; `nil` where unknown or senseless.
    package var hasWatermark: Bool?

    package init(
        url: String,
        index: Int = 0,
        size: Int? = nil,
        expiresAt: Int? = nil,
        isLivePhoto: Bool = false,
        hasWatermark: Bool? = nil
    ) {
        self.url = url
        self.index = index
        self.size = size
        self.expiresAt = expiresAt
        self.isLivePhoto = isLivePhoto
        self.hasWatermark = hasWatermark
    }
}

/// An image of a post. Width and height in pixels; `nil` where unknown.
package struct ImageItem: Sendable, Equatable {
    package var file: MediaFile
    package var width: Int?
    package var height: Int?

    package init(file: MediaFile, width: Int? = nil, height: Int? = nil) {
        self.file = file
        self.width = width
        self.height = height
    }
}

/// One variant of a video of a post.
package struct VideoItem: Sendable, Equatable {
    /// How the variant is delivered.
    package enum Source: String, CaseIterable, Sendable {
        /// One file, as it is.
        case direct
        /// A split stream: this file has no sound of its own, or the sound comes apart.
        case dash
        /// A playlist URL.
        case hls
    }

    package var file: MediaFile
    /// The platform's own label ("1080p60", "HD"), else the height with a p; empty where neither is known.
    package var quality: String
    package var mimeType: String
    /// Pixels.
    package var width: Int?
    /// Pixels.
    package var height: Int?
    /// `nil` where the platform does not tell.
    package var hasAudio: Bool?
    package var source: Source
    /// Bits a second.
    package var bitrate: Int?
    package var fps: Double?
    /// RFC 6381: `avc1.64002a`.
    package var codecs: String?

    package init(
        file: MediaFile,
        quality: String,
        mimeType: String,
        width: Int? = nil,
        height: Int? = nil,
        hasAudio: Bool?,
        source: Source,
        bitrate: Int? = nil,
        fps: Double? = nil,
        codecs: String? = nil
    ) {
        self.file = file
        self.quality = quality
        self.mimeType = mimeType
        self.width = width
        self.height = height
        self.hasAudio = hasAudio
        self.source = source
        self.bitrate = bitrate
        self.fps = fps
        self.codecs = codecs
    }
}

/// One audio track of a post.
package struct AudioItem: Sendable, Equatable {
    package var file: MediaFile
    package var mimeType: String
    /// Bits a second.
    package var bitrate: Int?
    /// RFC 6381: `mp4a.40.2`, `opus`.
    package var codecs: String?
    /// BCP 47, where the post has several.
    package var language: String?

    package init(
        file: MediaFile,
        mimeType: String,
        bitrate: Int? = nil,
        codecs: String? = nil,
        language: String? = nil
    ) {
        self.file = file
        self.mimeType = mimeType
        self.bitrate = bitrate
        self.codecs = codecs
        self.language = language
    }
}
