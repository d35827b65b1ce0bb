/// How large a playlist may be.
package struct PlaylistLimits: Sendable, Equatable {
    /// Bytes, as it came.
    package var bytes = 2_097_152
    package var lines = 50_000
    /// Bytes.
    package var line = 16_384
    /// Bytes, with its addresses replaced.
    package var output = 33_554_432
    /// How many playlists may lead to one that is rewritten; one there may name no further ones.
    package var depth = 3

    package static let standard = PlaylistLimits()

    package init() {}
}
