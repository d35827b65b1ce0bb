import Media
import Merging
import Testing

@Suite("Files made by ffmpeg while they are read")
struct MergeProcessTests {
    struct Case: Sendable {
        let picture: Sample
        let sound: Sample
        let container: MergeContainer
        let codecs: [String]
        var tag: String?
        var chunks = [65_536, 65_536]
    }

    @Test(
        "Both tracks are in the file, whole, with the codecs that they came with",
        arguments: [
            Case(picture: .h264, sound: .aac, container: .mp4, codecs: ["h264", "aac"], tag: "avc1"),
            Case(picture: .h264, sound: .aac, container: .mp4, codecs: ["h264", "aac"], chunks: [1, 1]),
            Case(picture: .h264, sound: .aac, container: .mp4, codecs: ["h264", "aac"], chunks: [4093, 7]),
            Case(picture: .h264, sound: .mp3, container: .mp4, codecs: ["h264", "mp3"], chunks: [4093, 65_536]),
            Case(picture: .h264, sound: .flac, container: .mp4, codecs: ["h264", "flac"]),
            Case(picture: .h264, sound: .opus, container: .mp4, codecs: ["h264", "opus"]),
            Case(picture: .hevc, sound: .aac, container: .mp4HEVC, codecs: ["hevc", "aac"], tag: "hvc1"),
            Case(picture: .av1, sound: .aac, container: .mp4, codecs: ["av1", "aac"], tag: "av01"),
            Case(picture: .av1, sound: .opus, container: .webm, codecs: ["av1", "opus"]),
            Case(picture: .vp9InMP4, sound: .aac, container: .mp4, codecs: ["vp9", "aac"], tag: "vp09"),
            Case(picture: .vp9, sound: .aac, container: .mp4, codecs: ["vp9", "aac"], tag: "vp09"),
            Case(picture: .vp9, sound: .opus, container: .webm, codecs: ["vp9", "opus"]),
            Case(picture: .vp9, sound: .opus, container: .webm, codecs: ["vp9", "opus"], chunks: [1, 65_536]),
            Case(picture: .vp8, sound: .vorbis, container: .webm, codecs: ["vp8", "vorbis"]),
            Case(picture: .h264, sound: .vorbis, container: .matroska, codecs: ["h264", "vorbis"]),
            Case(picture: .vp8, sound: .aac, container: .matroska, codecs: ["vp8", "aac"]),
            // Only the picture of the one, only the sound of the other.
            Case(picture: .whole, sound: .whole, container: .mp4, codecs: ["h264", "aac"]),
        ]
    )
    func merges(example: Case) throws {
        let picture = try example.picture.bytes()
        let sound = try example.sound.bytes()
        let run = try MergeRun(
            example.container,
            picture: .bytes(picture, chunk: example.chunks[0]),
            sound: .bytes(sound, chunk: example.chunks[1])
        )
        let end = try run.finish()
        #expect(end == .code(0), "\(run.process.complaint)")
        #expect(run.process.complaint == "")
        let probe = try Probe(run.output)
        #expect(probe.codecs == example.codecs)
        let pictures = try Probe(picture).streams.first { $0.codec == example.codecs[0] }
        let sounds = try Probe(sound).streams.first { $0.codec == example.codecs[1] }
        #expect(probe.packets == [pictures?.packets, sounds?.packets])
        if let tag = example.tag { #expect(probe.streams.first?.tag == tag) }
        let duration = try #require(probe.duration)
        #expect(abs(duration - Sample.duration) < 0.1)
    }

    @Test(
        "Sound alone: its own file as it is, or out of one with pictures",
        arguments: [
            (Sample.aac, MergeContainer.mp4, "aac"), (.whole, .mp4, "aac"), (.mp3, .mp3, "mp3"), (.opus, .webm, "opus"),
            (.wholeWebM, .webm, "opus"), (.flac, .mp4, "flac"), (.aac, .matroska, "aac"),
        ]
    )
    func sound(sample: Sample, container: MergeContainer, codec: String) throws {
        let bytes = try sample.bytes()
        let run = try MergeRun(container, picture: nil, sound: .bytes(bytes))
        #expect(run.process.videoInput == -1)
        #expect(try run.finish() == .code(0), "\(run.process.complaint)")
        let probe = try Probe(run.output)
        #expect(probe.codecs == [codec])
        #expect(probe.packets == [try Probe(bytes).streams.first { $0.codec == codec }?.packets])
        #expect(abs(try #require(probe.duration) - Sample.duration) < 0.1)
    }

    @Test(
        "The file begins before its inputs have ended",
        arguments: [(Sample.h264, Sample.aac, MergeContainer.mp4), (.vp9, .opus, .webm)]
    )
    func early(picture: Sample, sound: Sample, container: MergeContainer) throws {
        let (picture, sound) = (try picture.bytes(), try sound.bytes())
        let patience = (picture.count + sound.count) * 2 / 5
        let run = try MergeRun(container, picture: .bytes(picture), sound: .bytes(sound), patience: patience)
        #expect(try run.finish() == .code(0))
        #expect(run.earlyOutput >= patience)
        // What can be seen so far is played: a head, and pictures.
        let beginning = try Probe(Array(run.output[..<run.earlyOutput]))
        #expect(beginning.streams.count == 2)
        #expect(beginning.packets.allSatisfy { $0 > 0 })
    }

    @Test(
        "The length can be seen before the file is whole",
        arguments: [(Sample.h264, Sample.aac, MergeContainer.mp4), (.hevc, .aac, .mp4HEVC), (.vp9, .opus, .webm)]
    )
    func length(picture: Sample, sound: Sample, container: MergeContainer) throws {
        let run = try MergeRun(container, picture: .bytes(try picture.bytes()), sound: .bytes(try sound.bytes()))
        #expect(try run.finish() == .code(0))
        let plan = MergePlan(container: container, tracks: .pictureAndSound, duration: Sample.duration)
        var head = plan.head
        let file = head?.take(run.output) ?? run.output
        let whole = try Probe(file)
        #expect(whole.packets == (try Probe(run.output)).packets)
        // The head and less than all fragments.
        let beginning = try Probe(Array(file.prefix(file.count * 3 / 4)))
        #expect(abs(try #require(beginning.duration) - Sample.duration) < 0.1)
    }

    @Test("Sound that begins later than the picture still does")
    func keepsOffsets() throws {
        let run = try MergeRun(
            .mp4,
            picture: .bytes(try Sample.h264.bytes()),
            sound: .bytes(try Sample.aacHalfASecondLater.bytes())
        )
        #expect(try run.finish() == .code(0))
        let streams = try Probe(run.output).streams
        try #require(streams.count == 2)
        #expect(abs(streams[1].start - streams[0].start - 0.5) < 0.05)
    }

    @Test("What a stranger wrote beside the tracks is left out", arguments: [MergeContainer.mp4, .matroska])
    func noMetadata(container: MergeContainer) throws {
        let bytes = try Sample.whole.bytes()
        #expect(String(decoding: bytes, as: UTF8.self).contains("canary"))
        let run = try MergeRun(container, picture: .bytes(bytes), sound: .bytes(bytes))
        #expect(try run.finish() == .code(0))
        #expect(!String(decoding: run.output, as: UTF8.self).contains("canary"))
    }

    @Test("The same tracks give the same bytes, however they come")
    func reproducible() throws {
        let outputs = try [(65_536, 65_536), (999, 65_536), (65_536, 10)].map { chunks in
            let run = try MergeRun(
                .mp4,
                picture: .bytes(try Sample.h264.bytes(), chunk: chunks.0),
                sound: .bytes(try Sample.aac.bytes(), chunk: chunks.1)
            )
            #expect(try run.finish() == .code(0))
            return run.output
        }
        #expect(outputs[0].count > 10_000)
        #expect(outputs[0] == outputs[1])
        #expect(outputs[0] == outputs[2])
    }
}
