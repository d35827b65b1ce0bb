internal import JSON

/// One place of a gallery: a picture, a live photo, or a clip.
struct DouyinImage {
    let picture: ImageItem?
    let clip: VideoItem?

    private enum Kind {
        case still
        case livePhoto
        /// Its picture is only its cover.
        case clip
    }

    init(_ value: JSONValue, index: Int) {
        let kind = Self.kind(of: value)
        var clip =
            kind == .still ? nil : DouyinRenditions(value["video"], index: index, isClip: true).videos.first
        let url = DouyinMediaURL.picture(in: value["url_list"])
        let isLivePhoto = kind == .livePhoto && clip != nil && url != nil
        clip?.file.isLivePhoto = isLivePhoto
        self.clip = clip
        guard let url, kind != .clip || clip == nil else {
            picture = nil
            return
        }
        picture = ImageItem(
            file: url.file(index: index, isLivePhoto: isLivePhoto, hasWatermark: false),
            width: value["width"].side,
            height: value["height"].side
        )
    }

    /// A number that is not known, or none, with a video beside it is taken for a live photo.
    private static func kind(of value: JSONValue) -> Kind {
        switch value["clip_type"].int {
        case 2: .still
        case 4: .clip
        default: .livePhoto
        }
    }
}
