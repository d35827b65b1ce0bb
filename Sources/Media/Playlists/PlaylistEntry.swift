/// What an address in a playlist leads to.
package enum PlaylistEntry: Hashable, Sendable {
    /// Another playlist: a variant, a rendition, the key frames of one.
    case playlist
    /// A piece of media, or a part of one.
    case segment
    /// What is read before the segments: their initialisation section.
    case map
    /// The key that segments are encrypted with.
    case key
    /// Text beside the media.
    case data
}
