import Platforms
import Testing

@testable import Media

@Suite("Containers of merged files")
struct MergeContainerTests {
    struct Pair: Sendable {
        let video: (type: String, codecs: String?)
        let audio: (type: String, codecs: String?)
        let container: MergeContainer

        init(
            _ videoType: String,
            _ videoCodecs: String?,
            _ audioType: String,
            _ audioCodecs: String?,
            _ container: MergeContainer
        ) {
            video = (videoType, videoCodecs)
            audio = (audioType, audioCodecs)
            self.container = container
        }
    }

    @Test(
        "Codecs decide where they are told",
        arguments: [
            // YouTube
            Pair("video/mp4", "avc1.640028", "audio/mp4", "mp4a.40.2", .mp4),
            Pair("video/mp4", "avc1.640028", "audio/webm", "opus", .mp4),
            Pair("video/webm", "vp9", "audio/webm", "opus", .webm),
            Pair("video/webm", "vp09.00.51.08", "audio/mp4", "mp4a.40.5", .mp4),
            Pair("video/mp4", "av01.0.08M.08", "audio/mp4", "mp4a.40.2", .mp4),
            Pair("video/mp4", "av01.0.08M.08", "audio/webm", "opus", .webm),
            Pair("video/mp4", "av01.0.08M.08", "audio/mp4", "ec-3", .mp4),
            // Bilibili
            Pair("video/mp4", "hev1.1.6.L150.90", "audio/mp4", "mp4a.40.2", .mp4HEVC),
            Pair("video/mp4", "hvc1.2.4.L156.90", "audio/mp4", "fLaC", .mp4HEVC),
            Pair("video/mp4", "dvh1.08.07", "audio/mp4", "ec-3", .mp4HEVC),
            Pair("video/mp4", "AVC1.64001F", "audio/mp4", "MP4A.40.2", .mp4),
            // Instagram: VP9 in MP4
            Pair("video/mp4", "vp09.00.21.08.00.01.01.01.00", "audio/mp4", "mp4a.40.5", .mp4),
            // Douyin and TikTok: no more than a name, and nothing of the sound
            Pair("video/mp4", "hvc1", "audio/mp4", nil, .mp4HEVC),
            Pair("video/mp4", "avc1", "audio/mp4", nil, .mp4),
            Pair("video/mp4", "avc1", "audio/mpeg", nil, .mp4),
            // What no other container takes
            Pair("video/mp4", "avc1.640028", "audio/webm", "vorbis", .matroska),
            Pair("video/webm", "vp8", "audio/mp4", "mp4a.40.2", .matroska),
            Pair("video/webm", "vp8", "audio/webm", "vorbis", .webm),
            Pair("video/webm", "vp9", "audio/webm", "vorbis", .webm),
            Pair("video/webm", "vp9", "audio/flac", "flac", .mp4),
            Pair("video/mp4", "xyz1", "audio/mp4", "mp4a.40.2", .matroska),
            Pair("video/mp4", "avc1", "audio/mp4", "dtsc", .matroska),
            Pair("video/mp4", "avc1.4d401f, mp4a.40.2", "audio/mp4", "mp4a.6B", .mp4),
        ]
    )
    func byCodec(pair: Pair) {
        check(pair)
    }

    @Test(
        "The kinds of the files decide where no codec is told",
        arguments: [
            Pair("video/mp4", nil, "audio/mp4", nil, .mp4),
            Pair("video/MP4; codecs=\"\"", nil, "audio/x-m4a", nil, .mp4),
            Pair("video/quicktime", nil, "audio/aac", nil, .mp4),
            Pair("video/webm", nil, "audio/webm", nil, .webm),
            Pair("video/webm", nil, "audio/mp4", nil, .matroska),
            Pair("video/mp4", nil, "audio/webm", nil, .matroska),
            Pair("video/webm", nil, "audio/ogg", nil, .webm),
            Pair("video/mp4", "", "audio/mpeg", "", .mp4),
            Pair("video/x-flv", nil, "audio/mp4", nil, .matroska),
            Pair("", nil, "", nil, .matroska),
            Pair("webm", nil, "webm", nil, .matroska),
        ]
    )
    func byType(pair: Pair) {
        check(pair)
    }

    @Test(
        "Sound alone keeps its own kind of file",
        arguments: [
            ("audio/mp4", "mp4a.40.2", MergeContainer.mp4), ("audio/mp4", nil, .mp4), ("audio/mp4", "ec-3", .mp4),
            ("audio/mp4", "fLaC", .mp4), ("audio/webm", "opus", .webm), ("audio/webm", nil, .webm),
            ("audio/ogg", "vorbis", .webm), ("audio/mpeg", nil, .mp3), ("audio/mp4", "mp4a.69", .mp3),
            ("audio/mp4", "dtsc", .matroska), ("application/octet-stream", nil, .matroska),
        ] as [(String, String?, MergeContainer)]
    )
    func sound(type: String, codecs: String?, container: MergeContainer) {
        #expect(MergePlan.container(video: nil, audio: .track(type, codecs)) == container)
    }

    @Test(
        "Sound out of a file with pictures is what the file says, else what such files hold",
        arguments: [
            ("video/mp4", "avc1.42001E, mp4a.40.2", MergeContainer.mp4), ("video/mp4", "avc1", .mp4),
            ("video/mp4", nil, .mp4), ("video/webm", "vp9, opus", .webm), ("video/webm", nil, .webm),
            ("video/quicktime", nil, .mp4), ("video/x-flv", nil, .matroska), ("video/mp4", "avc1, .mp3", .mp4),
        ] as [(String, String?, MergeContainer)]
    )
    func soundOfVideo(type: String, codecs: String?, container: MergeContainer) {
        #expect(MergePlan.container(soundOf: .track(type, codecs, hasAudio: true, source: .direct)) == container)
    }

    @Test(
        "Media types and file names tell what is in the file",
        arguments: [
            (MergeContainer.mp4, ["video/mp4", "mp4", "audio/mp4", "m4a"]),
            (.mp4HEVC, ["video/mp4", "mp4", "audio/mp4", "m4a"]),
            (.webm, ["video/webm", "webm", "audio/webm", "webm"]),
            (.matroska, ["video/x-matroska", "mkv", "audio/x-matroska", "mka"]),
            (.mp3, ["audio/mpeg", "mp3", "audio/mpeg", "mp3"]),
        ]
    )
    func names(container: MergeContainer, expected: [String]) {
        let both = MergePlan(container: container, tracks: .pictureAndSound)
        let sound = MergePlan(container: container, tracks: .sound)
        #expect([both.mimeType, both.fileSuffix, sound.mimeType, sound.fileSuffix] == expected)
    }

    @Test("Names in sealed links stay what they are: links of the last version must work with the next")
    func rawValues() {
        #expect(MergeContainer.allCases.map(\.rawValue) == ["mp4", "mp4-hvc1", "webm", "mkv", "mp3"])
    }

    private func check(_ pair: Pair) {
        let container = MergePlan.container(
            video: .track(pair.video.type, pair.video.codecs),
            audio: .track(pair.audio.type, pair.audio.codecs)
        )
        #expect(container == pair.container)
    }
}
