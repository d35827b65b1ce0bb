package import Platforms

/// A link to this server's media proxy, or to its merger: what it leads to, and until when.
package struct MediaLink: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        /// One file, as it is.
        case file(url: String)
        /// Picture and sound of a split stream in one file, or one of them alone.
        case merge(video: String?, audio: String?)
    }

    package var platform: PlatformID
    package var target: Target
    /// The name offered for saving.
    package var filename: String?
    package var disposition: Disposition?
    /// Seconds since 1970; from then on the link is not served.
    package var expires: Int
    package var context: LinkContext

    package init(
        platform: PlatformID,
        target: Target,
        filename: String? = nil,
        disposition: Disposition? = nil,
        expires: Int,
        context: LinkContext = LinkContext()
    ) {
        self.platform = platform
        self.target = target
        self.filename = filename
        self.disposition = disposition
        self.expires = expires
        self.context = context
    }
}
