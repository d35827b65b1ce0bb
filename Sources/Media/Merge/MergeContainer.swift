/// What a merged or extracted file is written as. The raw value travels in sealed links.
package enum MergeContainer: String, Sendable, CaseIterable {
    /// Fragmented MP4: H.264, AV1 and VP9 with AAC and whatever else MP4 takes.
    case mp4
    /// Fragmented MP4 with H.265, marked `hvc1`: QuickTime and Safari do not play what is marked `hev1`.
    case mp4HEVC = "mp4-hvc1"
    /// VP8, VP9 and AV1 with Opus or Vorbis.
    case webm
    /// What fits neither: every codec, but not every player.
    case matroska = "mkv"
    /// Sound only: MP3 as it is.
    case mp3

    /// The media type of the answer.
    ///
    /// - Parameter isSoundOnly: whether the file has no picture.
    package func mimeType(isSoundOnly: Bool) -> String {
        switch self {
        case .mp4, .mp4HEVC: isSoundOnly ? "audio/mp4" : "video/mp4"
        case .webm: isSoundOnly ? "audio/webm" : "video/webm"
        case .matroska: isSoundOnly ? "audio/x-matroska" : "video/x-matroska"
        case .mp3: "audio/mpeg"
        }
    }

    /// What the file's name ends with, without the dot.
    package func fileSuffix(isSoundOnly: Bool) -> String {
        switch self {
        case .mp4, .mp4HEVC: isSoundOnly ? "m4a" : "mp4"
        case .webm: "webm"
        case .matroska: isSoundOnly ? "mka" : "mkv"
        case .mp3: "mp3"
        }
    }

    /// Whether the file is a fragmented MP4.
    package var isFragmentedMP4: Bool { self == .mp4 || self == .mp4HEVC }
}
