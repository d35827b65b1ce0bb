extension MergePlan {
    /// The descriptor from which pictures are read, or, where only the sound is wanted, the one input.
    package static let firstInput: Int32 = 3
    /// The descriptor from which the sound is read.
    package static let secondInput: Int32 = 4

    /// What ffmpeg (5.1 or later) is told. It reads descriptors 3 and 4 and writes descriptor 1; no name of a file and
    /// no address is among the arguments, nor anything that a caller or a platform said.
    package var arguments: [String] { Self.general + inputs + Self.copying + Self.cleaning + output }

    private static let general = [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error",
        // A damaged input ends the process with an error instead of a shorter file.
        "-xerror", "-abort_on", "empty_output+empty_output_stream",
        // Bytes of one allocation: an index of some hours, not what a header claims.
        "-max_alloc", "268435456",
    ]

    /// Bounds for one input; what is not named here cannot be opened or looked into.
    private static let bounds = [
        "-protocol_whitelist", "pipe",
        // No playlist, no list of files, no session description.
        "-format_whitelist", "mov,matroska,mp3,aac,flac,ogg",
        // The tracks are copied. Only VP9 is decoded, one frame: MP4 wants its pixel format.
        "-codec_whitelist", "vp9",
        "-probesize", "5000000", "-analyzeduration", "5000000", "-fpsprobesize", "0",
        "-max_streams", "16",
        // With the eight packets of the default ffmpeg sleeps between them: 70 MB/s instead of 400.
        "-thread_queue_size", "256",
    ]

    private var inputs: [String] {
        let first = Self.bounds + ["-i", "pipe:\(Self.firstInput)"]
        switch tracks {
        case .pictureAndSound:
            return first + Self.bounds + ["-i", "pipe:\(Self.secondInput)", "-map", "0:v:0", "-map", "1:a:0"]
        case .sound: return first + ["-map", "0:a:0", "-vn"]
        }
    }

    private static let copying = [
        "-c", "copy", "-threads", "1",
        // Both tracks keep their places on the post's own time line, as its player has them.
        "-copyts",
    ]

    private static let cleaning = [
        "-dn", "-sn", "-map_chapters", "-1",
        "-map_metadata", "-1", "-map_metadata:s:v", "-1", "-map_metadata:s:a", "-1",
        // Neither a version nor a date: the same tracks give the same bytes.
        "-bitexact",
    ]

    private var output: [String] {
        format + ["-flush_packets", "1", "pipe:1"]
    }

    private var format: [String] {
        switch container {
        case .mp4: Self.fragmented
        case .mp4HEVC: (tracks == .sound ? [] : ["-tag:v", "hvc1"]) + Self.fragmented
        case .webm: lengthTag + ["-f", "webm"]
        case .matroska: lengthTag + ["-f", "matroska"]
        case .mp3: ["-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"]
        }
    }

    /// A fragment ends before a key frame, and after five seconds or 16 MB at most: sound has no key frames, and a
    /// fragment is held in memory until it ends. The head waits for the first fragment, so that it knows where the
    /// tracks begin; there is no table of fragments behind the last, which would need places that we move.
    private static let fragmented = [
        "-strict", "experimental", "-movflags", "frag_keyframe+empty_moov+delay_moov+default_base_moof+skip_trailer",
        "-frag_duration", "5000000", "-frag_size", "16777216", "-f", "mp4",
    ]

    /// Matroska's head takes the length from a tag where the file cannot be gone back in.
    private var lengthTag: [String] {
        guard let duration else { return [] }
        return ["-metadata:s:\(tracks == .sound ? "a" : "v"):0", "DURATION=\(Self.clock(duration))"]
    }

    /// `01:02:03.500`
    static func clock(_ seconds: Double) -> String {
        let milliseconds = Int((seconds * 1000).rounded())
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let minutes = milliseconds / 60_000
        return padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2) + ":"
            + padded(milliseconds / 1000 % 60, 2) + "." + padded(milliseconds % 1000, 3)
    }
}
