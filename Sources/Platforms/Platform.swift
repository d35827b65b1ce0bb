/// All that the product knows of one platform. The catalogue of these drives recognition, extraction, the media
/// proxy's rules, the documentation and the OpenAPI document: nothing about a platform is written twice.
package struct Platform: Sendable {
    package let id: PlatformID
    /// As people write it: "X / Twitter".
    package let name: String
    /// How its links are told apart.
    package let links: LinkRules
    /// How a post is fetched; `nil` as long as the platform is recognised only.
    package let extractor: (any Extractor)?
    /// What its CDN wants to be sent, and which hosts are its CDN.
    package let media: MediaRules
    /// How its requests are spaced; `nil` where bursts do no harm.
    package let pace: Pace?
    /// Whether an operator's cookies are of any use; where not, they are never sent.
    package let usesCookies: Bool
    /// What the documentation says of it.
    package let notes: PlatformNotes

    package init(
        id: PlatformID,
        name: String,
        links: LinkRules,
        extractor: (any Extractor)?,
        media: MediaRules,
        pace: Pace? = nil,
        usesCookies: Bool = true,
        notes: PlatformNotes
    ) {
        self.id = id
        self.name = name
        self.links = links
        self.extractor = extractor
        self.media = media
        self.pace = pace
        self.usesCookies = usesCookies
        self.notes = notes
    }
}
