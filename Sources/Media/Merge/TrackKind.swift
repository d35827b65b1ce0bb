internal import Platforms

/// What is known of one track: its codec where the platform tells it, else what its file usually holds.
struct TrackKind: Equatable {
    /// Where the track can stand beside another, the best first; Matroska takes everything.
    let containers: [MergeContainer]
    /// Where it stands alone.
    let own: MergeContainer
    /// Of sound; `nil` where nothing tells.
    let sound: AudioCodec?

    private init(_ containers: [MergeContainer], own: MergeContainer? = nil, sound: AudioCodec? = nil) {
        self.containers = containers
        self.own = own ?? containers.first ?? .matroska
        self.sound = sound
    }

    private init(sound codec: AudioCodec) {
        self.init(codec.containers, own: codec.own, sound: codec)
    }

    init(picture video: VideoItem) {
        let entries = Self.entries(video.codecs)
        if let codec = entries.lazy.compactMap(VideoCodec.init).first {
            self.init(codec.containers)
        } else if !entries.isEmpty {
            self.init([.matroska])
        } else {
            switch Self.subtype(video.mimeType) {
            case "mp4", "quicktime", "x-m4v": self.init([.mp4, .matroska])
            case "webm": self.init([.webm, .matroska])
            default: self.init([.matroska])
            }
        }
    }

    init(_ audio: AudioItem) {
        self.init(soundOf: Self.entries(audio.codecs), isComplete: true, in: audio.mimeType)
    }

    /// The sound of a file that has pictures too, or may have.
    init(soundOf video: VideoItem) {
        // A list that names no sound says nothing of it.
        self.init(soundOf: Self.entries(video.codecs), isComplete: false, in: video.mimeType)
    }

    private init(soundOf entries: [Substring], isComplete: Bool, in mimeType: String) {
        if let codec = entries.lazy.compactMap(AudioCodec.init).first {
            self.init(sound: codec)
        } else if isComplete, !entries.isEmpty {
            self.init([.matroska])
        } else {
            switch Self.subtype(mimeType) {
            case "mp4", "m4a", "x-m4a", "aac", "aacp", "quicktime", "x-m4v": self.init(sound: .aac)
            case "mpeg", "mp3": self.init(sound: .mp3)
            case "flac", "x-flac": self.init(sound: .flac)
            case "opus": self.init(sound: .opus)
            // Opus or Vorbis: only WebM takes either.
            case "webm", "ogg": self.init(AudioCodec.vorbis.containers, own: .webm)
            default: self.init([.matroska])
            }
        }
    }

    private static func entries(_ codecs: String?) -> [Substring] {
        (codecs ?? "").prefix(256).split { $0 == "," || $0 == " " }
    }

    /// `mp4` of `audio/mp4; codecs=…`, lower case.
    static func subtype(_ mimeType: String) -> String {
        let essence = mimeType.prefix(128).prefix { $0 != ";" && $0 != " " }
        return essence.drop { $0 != "/" }.dropFirst().lowercased()
    }
}
