import Testing

@testable import Media

@Suite("What ffmpeg is told")
struct MergeArgumentsTests {
    static let plans = MergeContainer.allCases.flatMap { container in
        [
            MergePlan(container: container, tracks: .pictureAndSound, duration: 61.5),
            MergePlan(container: container, tracks: .sound, duration: 61.5),
        ]
    }

    @Test("Inputs are descriptors 3 and 4, each within its bounds, and the output is descriptor 1", arguments: plans)
    func descriptors(plan: MergePlan) {
        let arguments = plan.arguments
        let inputs = places(of: "-i", in: arguments)
        #expect(inputs.map { arguments[$0 + 1] } == (plan.tracks == .sound ? ["pipe:3"] : ["pipe:3", "pipe:4"]))
        #expect(arguments.last == "pipe:1")
        #expect(arguments.filter { $0.contains(":") && $0.hasPrefix("pipe") }.count == inputs.count + 1)
        for option in [
            "-protocol_whitelist", "-format_whitelist", "-codec_whitelist", "-probesize", "-analyzeduration",
            "-max_streams",
        ] {
            // One before each input: an option counts for the next file only.
            let given = places(of: option, in: arguments)
            #expect(given.count == inputs.count)
            #expect(zip(given, inputs).allSatisfy { $0 < $1 })
            #expect(zip(given.dropFirst(), inputs).allSatisfy { $0 > $1 })
        }
    }

    @Test("Nothing but pipes is opened, no list of other files is read, and nothing is encoded", arguments: plans)
    func confinement(plan: MergePlan) {
        let arguments = plan.arguments
        #expect(Set(values(of: "-protocol_whitelist", in: arguments)) == ["pipe"])
        for formats in values(of: "-format_whitelist", in: arguments) {
            for lister in ["hls", "applehttp", "concat", "dash", "sdp", "rtsp", "image2", "lavfi", "tee"] {
                #expect(!formats.split(separator: ",").contains(Substring(lister)))
            }
        }
        #expect(values(of: "-c", in: arguments) == ["copy"])
        #expect(!arguments.contains { $0.contains("/") || $0.contains("filter") })
        for option in ["-nostdin", "-xerror", "-dn", "-sn", "-max_alloc", "-bitexact"] {
            #expect(arguments.contains(option))
        }
        #expect(values(of: "-map_metadata", in: arguments) == ["-1"])
        #expect(values(of: "-map_chapters", in: arguments) == ["-1"])
    }

    @Test(
        "The muxer fits the container",
        arguments: [
            (MergeContainer.mp4, "mp4"), (.mp4HEVC, "mp4"), (.webm, "webm"), (.matroska, "matroska"), (.mp3, "mp3"),
        ]
    )
    func muxer(container: MergeContainer, format: String) {
        for tracks in [MergePlan.Tracks.pictureAndSound, .sound] {
            let arguments = MergePlan(container: container, tracks: tracks).arguments
            #expect(values(of: "-f", in: arguments) == [format])
            #expect(arguments.contains("-movflags") == container.isFragmentedMP4)
            let isMarked = container == .mp4HEVC && tracks == .pictureAndSound
            #expect(values(of: "-tag:v", in: arguments) == (isMarked ? ["hvc1"] : []))
        }
    }

    @Test(
        "Matroska is told the length, where that is one",
        arguments: [
            (61.5, "DURATION=00:01:01.500"), (0.04, "DURATION=00:00:00.040"), (36_000, "DURATION=10:00:00.000"),
            (999_999.9996, "DURATION=277:46:40.000"), (nil, nil), (0, nil), (-1, nil), (.nan, nil), (.infinity, nil),
            (1e300, nil),
        ] as [(Double?, String?)]
    )
    func length(duration: Double?, tag: String?) {
        for (tracks, stream) in [(MergePlan.Tracks.pictureAndSound, "v"), (.sound, "a")] {
            let arguments = MergePlan(container: .webm, tracks: tracks, duration: duration).arguments
            #expect(values(of: "-metadata:s:\(stream):0", in: arguments) == (tag.map { [$0] } ?? []))
        }
    }

    private func places(of option: String, in arguments: [String]) -> [Int] {
        arguments.indices.filter { arguments[$0] == option }
    }

    private func values(of option: String, in arguments: [String]) -> [String] {
        places(of: option, in: arguments).map { arguments[$0 + 1] }
    }
}
