internal import JSON

/// One size of a video's cover picture.
struct YouTubeThumbnail: Sendable, Equatable {
    let url: String
    /// Pixels; 0 where unknown.
    let width: Int

    /// - Returns: `nil` where the entry has no address.
    init?(_ value: JSONValue) {
        guard let address = value["url"].string else { return nil }
        let url = address.hasPrefix("//") ? "https:\(address)" : address
        guard YouTubeMediaURL(url) != nil else { return nil }
        self.url = url
        width = value["width"].int ?? 0
    }
}

extension Sequence<YouTubeThumbnail> {
    /// The first of the widest.
    var widest: YouTubeThumbnail? { self.max { $0.width < $1.width } }
}
