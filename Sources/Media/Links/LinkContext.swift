package import Platforms

/// What a link carries for the server that will serve it, sealed: never shown to whoever holds the link.
package struct LinkContext: Sendable, Equatable {
    /// Cookies that the media hosts want.
    package var cookies: [CookieJar.Cookie]
    /// The post's own page, to be parsed again when the media address is no longer good.
    package var postURL: String?
    /// Which of the post's files it is; of a merge the picture.
    package var rendition: Rendition?
    /// Of a merge the sound.
    package var audioRendition: Rendition?
    /// Which of the platform's ways out the parse took: some media addresses are good for one client address only.
    package var egress: Int
    /// Whose key asked for the parse.
    package var keyID: String?
    /// How many playlists lead to it: 0 for what a parse returned.
    package var depth: Int
    /// What a merge is written as.
    package var container: String?
    /// Of a merge, in milliseconds: a file that is sent while it is made cannot tell it otherwise; 0 where it is unknown.
    package var duration = 0

    package init(
        cookies: [CookieJar.Cookie] = [],
        postURL: String? = nil,
        rendition: Rendition? = nil,
        audioRendition: Rendition? = nil,
        egress: Int = 0,
        keyID: String? = nil,
        depth: Int = 0,
        container: String? = nil
    ) {
        self.cookies = cookies
        self.postURL = postURL
        self.rendition = rendition
        self.audioRendition = audioRendition
        self.egress = egress
        self.keyID = keyID
        self.depth = depth
        self.container = container
    }
}
