import Foundation
import Merging
import Testing

/// Small tracks, made by ffmpeg's own encoders when they are first asked for.
enum Sample: String, Sendable, CaseIterable {
    case h264, hevc, av1, vp8, vp9, vp9InMP4
    case aac, aacHalfASecondLater, mp3, flac, opus, vorbis
    /// Pictures and sound in one file, with all that a stranger can put beside them.
    case whole, wholeWebM
    /// The index behind the media: nothing that comes through a pipe can be read so.
    case indexLast

    /// Seconds.
    static let duration = 6.0

    static var ffmpeg: FFmpeg {
        get throws {
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            return try #require(FFmpeg.find(path: nil, in: path), "install ffmpeg: make setup")
        }
    }

    func bytes() throws -> [UInt8] {
        try Self.made.withLock { made in
            if let bytes = made[self] { return bytes }
            let folder = try TemporaryFolder()
            let file = folder.path + "/sample"
            let quiet = ["ffmpeg", "-nostdin", "-v", "fatal", "-y"]
            try Command.run(quiet + ["-threads", "1"] + arguments + ["-shortest", file])
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            made[self] = bytes
            return bytes
        }
    }

    private static let made = Locked<[Sample: [UInt8]]>([:])

    private static let picture = ["-f", "lavfi", "-i", "testsrc2=size=96x64:rate=25:duration=\(duration)"]
    private static let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=\(duration)"]
    private static let fragments = [
        "-movflags", "frag_keyframe+empty_moov+default_base_moof+delay_moov", "-frag_duration", "2000000", "-f", "mp4",
    ]
    private static let x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "50"]

    private var arguments: [String] {
        switch self {
        case .h264: Self.picture + Self.x264 + Self.fragments
        case .hevc:
            Self.picture + ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"]
                + ["-tag:v", "hev1", "-movflags", "faststart", "-f", "mp4"]
        case .av1: Self.picture + ["-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime"] + Self.fragments
        case .vp8: Self.picture + ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-f", "webm"]
        case .vp9: Self.picture + Self.libvpx + ["-f", "webm"]
        case .vp9InMP4: Self.picture + Self.libvpx + Self.fragments
        case .aac: Self.tone + ["-c:a", "aac"] + Self.fragments
        case .aacHalfASecondLater: ["-itsoffset", "0.5"] + Self.tone + ["-c:a", "aac"] + Self.fragments
        case .mp3: Self.tone + ["-c:a", "libmp3lame", "-f", "mp3"]
        case .flac: Self.tone + ["-c:a", "flac", "-strict", "experimental"] + Self.fragments
        case .opus: Self.tone + ["-c:a", "libopus", "-f", "webm"]
        case .vorbis: Self.tone + ["-c:a", "libvorbis", "-f", "webm"]
        case .whole:
            Self.picture + Self.tone + Self.x264
                + ["-c:a", "aac", "-metadata", "title=canary", "-metadata", "comment=canary"]
                + ["-metadata:s:a:0", "handler_name=canary", "-movflags", "faststart", "-f", "mp4"]
        case .wholeWebM:
            Self.picture + Self.tone + Self.libvpx + [
                "-c:a", "libopus", "-metadata:s:a:0", "title=canary", "-f", "webm",
            ]
        case .indexLast: Self.picture + Self.x264 + ["-f", "mp4"]
        }
    }

    private static let libvpx = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]
}
