/// A link that names one post, or a short link that leads to one.
package struct PostLink: Hashable, Sendable {
    package let platform: PlatformID
    package let kind: LinkKind
    /// The platform's own identifier of the post, or the code of a short link.
    package let id: String
    /// The one spelling of this link: https, canonical host, no tracking parameters.
    package let canonicalURL: String
    /// Parts of the link that the extractor needs beside the id (`p` of Bilibili, `xsec_token` of Xiaohongshu).
    package let parameters: [String: String]

    package init(
        platform: PlatformID,
        kind: LinkKind,
        id: String,
        canonicalURL: String,
        parameters: [String: String] = [:]
    ) {
        self.platform = platform
        self.kind = kind
        self.id = id
        self.canonicalURL = canonicalURL
        self.parameters = parameters
    }
}

/// What a recognised link points at, as far as the link itself tells.
package enum LinkKind: String, Hashable, Codable, Sendable {
    /// A post that may hold anything.
    case post
    /// A single video.
    case video
    /// A photo post, note or gallery.
    case photo
    /// A replay of a live stream.
    case live
    /// An episode of a series (Bilibili `ep`).
    case episode
    /// A series or course that stands for its first or selected episode (Bilibili `ss`).
    case season
    /// A short link: followed hop by hop before anything is extracted.
    case short
    /// A media file on the platform's CDN, given directly.
    case media
}
