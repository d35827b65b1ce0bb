import Foundation
import OriginTesting

/// Media made with ffmpeg for this run.
enum SampleMedia {
    /// Seconds.
    static let length = 6.0

    private static let picture = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=6"]
    private static let sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=6"]
    private static let fragmented = ["-movflags", "frag_keyframe+empty_moov+default_base_moof"]

    /// The tracks of a split stream: `v.mp4` and `a.m4a` (H.264 and AAC), `v.webm` and `a.webm` (VP9 and Opus).
    static let split = Result {
        let folder = try TemporaryFolder()
        let h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"]
        try make(picture + h264 + fragmented + ["v.mp4"], folder)
        try make(sound + ["-c:a", "aac", "-frag_duration", "1000000"] + fragmented + ["a.m4a"], folder)
        let vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"]
        try make(picture + vp9 + ["v.webm"], folder)
        try make(sound + ["-c:a", "libopus", "a.webm"], folder)
        return folder
    }

    /// A playlist of playlists, `master.m3u8`, over one variant with picture and sound, and everything that it names.
    static func playlist(_ options: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write((0..<16).map { UInt8($0) }, to: "key.bin")
        try folder.write("key.bin\nkey.bin\n".utf8, to: "key.txt")
        let codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p", "-c:a", "aac"]
        let playlist = ["-f", "hls", "-hls_time", "1", "-hls_playlist_type", "vod", "-master_pl_name", "master.m3u8"]
        try make(picture + sound + codecs + playlist + options + ["variant.m3u8"], folder)
        return folder
    }

    private static func make(_ arguments: [String], _ folder: TemporaryFolder) throws {
        let tool = try Tool.run("ffmpeg", ["-nostdin", "-v", "error", "-y"] + arguments, in: folder)
        guard tool.status == 0 else { throw Installation.Failure(description: "ffmpeg: \(tool.errors)") }
    }

    /// A file as a media host would give it.
    static func served(_ name: String, of folder: TemporaryFolder) throws -> ServedFile {
        let types = [
            "mp4": "video/mp4", "m4a": "audio/mp4", "webm": "video/webm", "ts": "video/mp2t",
            "m4s": "video/iso.segment",
            "m3u8": "application/vnd.apple.mpegurl",
        ]
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        return ServedFile(try folder.bytes(name), type: types[ending] ?? "application/octet-stream")
    }
}
