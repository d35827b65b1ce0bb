/// A codec of sound, as far as it decides about the container.
enum AudioCodec: Sendable, CaseIterable {
    case aac
    case mp3
    case ac3
    case eac3
    case alac
    case flac
    case opus
    case vorbis

    /// - Parameter entry: one entry of a list of codecs (RFC 6381), `mp4a.40.2`, or the names that platforms use instead.
    init?(_ entry: Substring) {
        switch entry.lowercased() {
        // Object types of MPEG-4 and of its registration authority (mp4ra.org).
        case "mp4a.69", "mp4a.6b", "mp4a.40.34", "mp3": self = .mp3
        case "mp4a.a5", "ac-3", "ac3": self = .ac3
        case "mp4a.a6", "ec-3", "eac3": self = .eac3
        case "mp4a.ad", "opus": self = .opus
        case let name where name == "mp4a" || name == "aac" || name.hasPrefix("mp4a.40."): self = .aac
        case "mp4a.66", "mp4a.67", "mp4a.68": self = .aac
        case "alac": self = .alac
        case "flac": self = .flac
        case "vorbis": self = .vorbis
        default: return nil
        }
    }

    /// Where it can stand beside a picture, the best first.
    var containers: [MergeContainer] {
        switch self {
        case .aac, .mp3, .ac3, .eac3, .alac, .flac: [.mp4, .mp4HEVC, .matroska]
        case .opus: [.webm, .mp4, .mp4HEVC, .matroska]
        case .vorbis: [.webm, .matroska]
        }
    }

    /// Where it stands alone.
    var own: MergeContainer {
        switch self {
        case .mp3: .mp3
        case .aac, .ac3, .eac3, .alac, .flac: .mp4
        case .opus, .vorbis: .webm
        }
    }

    /// Whether every player of that container has the codec.
    func isUsual(in container: MergeContainer) -> Bool {
        switch container {
        case .mp4, .mp4HEVC: self == .aac || self == .mp3
        case .webm: true
        case .matroska, .mp3: false
        }
    }
}
