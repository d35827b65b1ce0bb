package import Media

/// What an operator can set of the media proxy.
package struct MediaSettings: Sendable {
    /// Signs links and opens them; `nil` where there are no keys: then answers hold no links.
    package var signer: LinkSigner?
    /// Seconds for which a link is good at most; less where its media address expires before.
    package var linkSeconds: Int
    /// Whether this site's own pages may ask without a signature.
    package var servesUnsigned: Bool
    /// Whether split streams can be merged here.
    package var merges: Bool

    package init(
        signer: LinkSigner? = nil,
        linkSeconds: Int = 21_600,
        servesUnsigned: Bool = true,
        merges: Bool = false
    ) {
        self.signer = signer
        self.linkSeconds = linkSeconds
        self.servesUnsigned = servesUnsigned
        self.merges = merges
    }
}
