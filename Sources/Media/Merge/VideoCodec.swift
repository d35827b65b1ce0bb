/// A codec of pictures, as far as it decides about the container.
enum VideoCodec: Sendable, CaseIterable {
    case h264
    case h265
    case av1
    case vp8
    case vp9
    /// MPEG-4 Part 2.
    case mpeg4

    /// - Parameter entry: one entry of a list of codecs (RFC 6381), `avc1.64002a`, or the names that platforms use instead.
    init?(_ entry: Substring) {
        switch entry.prefix(while: { $0 != "." }).lowercased() {
        case "avc1", "avc2", "avc3", "avc4", "h264", "dva1", "dvav": self = .h264
        case "hvc1", "hev1", "hevc", "h265", "dvh1", "dvhe": self = .h265
        case "av01", "av1", "dav1": self = .av1
        case "vp08", "vp8": self = .vp8
        case "vp09", "vp9": self = .vp9
        case "mp4v": self = .mpeg4
        default: return nil
        }
    }

    /// Where it can stand, the best first.
    var containers: [MergeContainer] {
        switch self {
        case .h264, .mpeg4: [.mp4, .matroska]
        case .h265: [.mp4HEVC, .matroska]
        // With Opus in WebM, with AAC in MP4.
        case .av1, .vp9: [.webm, .mp4, .matroska]
        case .vp8: [.webm, .matroska]
        }
    }
}
