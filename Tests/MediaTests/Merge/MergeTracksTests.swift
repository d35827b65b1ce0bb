import Platforms
import Testing

@testable import Media

@Suite("Sound for silent videos")
struct MergeTracksTests {
    private static let h264 = VideoItem.track("video/mp4", "avc1.640028")
    private static let vp9 = VideoItem.track("video/webm", "vp9")
    private static let aac = AudioItem.track("audio/mp4", "mp4a.40.2", bitrate: 130_000, name: "aac")
    private static let lowAAC = AudioItem.track("audio/mp4", "mp4a.40.5", bitrate: 48_000, name: "low")
    private static let opus = AudioItem.track("audio/webm", "opus", bitrate: 160_000, name: "opus")
    private static let dolby = AudioItem.track("audio/mp4", "ec-3", bitrate: 448_000, name: "dolby")
    private static let flac = AudioItem.track("audio/mp4", "fLaC", bitrate: 900_000, name: "flac")
    private static let vorbis = AudioItem.track("audio/webm", "vorbis", bitrate: 500_000, name: "vorbis")

    struct Case: Sendable {
        let video: VideoItem
        let audios: [AudioItem]
        let chosen: String?
    }

    @Test(
        "The track that plays everywhere beside that picture, then the best one",
        arguments: [
            Case(video: h264, audios: [opus, aac, lowAAC], chosen: "aac"),
            Case(video: vp9, audios: [aac, opus], chosen: "opus"),
            Case(video: .track("video/mp4", "av01.0.08M.08"), audios: [opus, aac], chosen: "aac"),
            Case(video: .track("video/mp4", "av01.0.08M.08"), audios: [opus], chosen: "opus"),
            Case(video: h264, audios: [flac, dolby, lowAAC, aac], chosen: "aac"),
            Case(video: h264, audios: [dolby, flac], chosen: "flac"),
            Case(video: h264, audios: [vorbis, opus], chosen: "opus"),
            Case(video: h264, audios: [vorbis], chosen: "vorbis"),
            Case(video: .track("video/mp4", "vp09.00.21.08"), audios: [aac], chosen: "aac"),
            Case(video: .track(), audios: [.track(bitrate: 1, name: "1"), .track(bitrate: 2, name: "2")], chosen: "2"),
            Case(video: h264, audios: [.track(name: "1"), .track(name: "2")], chosen: "1"),
        ]
    )
    func choice(example: Case) {
        check(example)
    }

    @Test(
        "The first track's language is the post's own; no better rate makes up for another",
        arguments: [
            Case(
                video: h264,
                audios: [
                    .track("audio/mp4", "mp4a.40.2", language: "de", name: "de"),
                    .track("audio/mp4", "mp4a.40.2", bitrate: 999_000, language: "en", name: "en"),
                ],
                chosen: "de"
            ),
            Case(
                video: h264,
                audios: [
                    .track("audio/webm", "vorbis", language: "ja", name: "ja"),
                    .track("audio/mp4", "mp4a.40.2", language: "en", name: "en"),
                ],
                chosen: "ja"
            ),
            Case(
                video: h264,
                audios: [
                    .track("audio/webm", "opus", bitrate: 160_000, language: "en", name: "en opus"),
                    .track("audio/mp4", "mp4a.40.2", bitrate: 128_000, language: "en", name: "en aac"),
                    .track("audio/mp4", "mp4a.40.2", bitrate: 130_000, language: "fr", name: "fr aac"),
                ],
                chosen: "en aac"
            ),
        ]
    )
    func language(example: Case) {
        check(example)
    }

    @Test(
        "The track is of the same place in the post",
        arguments: [
            Case(
                video: .track(index: 1),
                audios: [.track(bitrate: 320_000, name: "0"), .track(index: 1, name: "1")],
                chosen: "1"
            ),
            Case(video: .track(index: 2), audios: [.track(), .track(index: 1)], chosen: nil),
        ]
    )
    func place(example: Case) {
        check(example)
    }

    @Test(
        "A video that needs no track gets none, and neither does one whose post only names its music",
        arguments: [
            Case(video: .track(hasAudio: true), audios: [aac], chosen: nil),
            Case(video: .track(source: .direct), audios: [aac], chosen: nil),
            Case(video: .track(source: .hls), audios: [aac], chosen: nil),
            Case(video: h264, audios: [], chosen: nil),
            Case(video: h264, audios: [.track("audio/mpeg", bitrate: nil, name: "music")], chosen: nil),
            Case(
                video: .track(hasAudio: nil),
                audios: [.track(bitrate: nil, name: "music"), .track("audio/mp4", bitrate: 64_000, name: "track")],
                chosen: "track"
            ),
        ]
    )
    func none(example: Case) {
        check(example)
    }

    private func check(_ example: Case) {
        let chosen = MergePlan.audio(for: example.video, in: example.audios)
        #expect(chosen?.file.url == example.chosen.map { "https://a.example/\($0)" })
    }
}
