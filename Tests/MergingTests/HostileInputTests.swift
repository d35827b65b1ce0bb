import Foundation
import Media
import Merging
import Testing

@Suite("Hostile inputs of ffmpeg")
struct HostileInputTests {
    @Test("What is no media ends with an error, and its bytes are not read for ever")
    func noMedia() throws {
        var generator = SeededGenerator(state: 1)
        let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let inputs: [[UInt8]] = [
            [], [0], Array("<html><body>not found</body></html>".utf8), noise, [UInt8](repeating: 0, count: 300_000),
            Array("{\"error\":1}".utf8), Array(try Sample.h264.bytes().prefix(40)),
        ]
        for input in inputs {
            for (picture, sound) in [(input, try Sample.aac.bytes()), (try Sample.h264.bytes(), input)] {
                let run = try MergeRun(.mp4, picture: .bytes(picture), sound: .bytes(sound))
                #expect(try run.finish() == .code(1))
                #expect(run.output == [])
                #expect(!run.process.complaint.isEmpty)
            }
        }
    }

    @Test("Endless bytes are given up after some megabytes", arguments: [[0], [0x47], Array("abcdefg\n".utf8)])
    func endless(body: [UInt8]) throws {
        let block = Array([[UInt8]](repeating: body, count: 65_536 / body.count).joined())
        let run = try MergeRun(.mp4, picture: .endless([], then: block), sound: .bytes(try Sample.aac.bytes()))
        #expect(try run.finish().isSuccess == false)
        #expect(run.taken[0] < 32 << 20)
        #expect(run.output == [])
    }

    @Test("Media that never end are ended by the limit of processor time")
    func processorTime() throws {
        // A box that claims to hold an exabyte.
        let head = MP4Box.bigEndian(UInt32(1)) + Array("free".utf8) + MP4Box.bigEndian(UInt64(1) << 60)
        let run = try MergeRun(
            .mp4,
            picture: .endless(head, then: [UInt8](repeating: 0, count: 1 << 20)),
            sound: .bytes(try Sample.aac.bytes()),
            limits: MergeLimits(processorTime: 1)
        )
        #expect(try run.finish() == .signal(SIGKILL))
        #expect(run.output == [])
    }

    @Test("An input that is cut short is an error where ffmpeg can see it", arguments: [0.3, 0.5, 0.9])
    func truncated(part: Double) throws {
        let picture = try Sample.h264.bytes()
        let sound = try Sample.aac.bytes()
        let short = { (bytes: [UInt8]) in Array(bytes.prefix(Int(Double(bytes.count) * part))) }
        for (picture, sound) in [(short(picture), sound), (picture, short(sound))] {
            let run = try MergeRun(.mp4, picture: .bytes(picture), sound: .bytes(sound))
            #expect(try run.finish() == .code(1))
        }
    }

    @Test("An index behind the media is an error, not an empty file")
    func indexLast() throws {
        let run = try MergeRun(
            .mp4,
            picture: .bytes(try Sample.indexLast.bytes()),
            sound: .bytes(try Sample.aac.bytes())
        )
        #expect(try run.finish() == .code(1))
    }

    @Test("A file without the wanted track is an error", arguments: [(Sample.aac, Sample.aac), (.h264, .h264)])
    func missingTrack(picture: Sample, sound: Sample) throws {
        let run = try MergeRun(.mp4, picture: .bytes(try picture.bytes()), sound: .bytes(try sound.bytes()))
        #expect(try run.finish() == .code(1))
        #expect(run.output == [])
    }

    @Test("Lists of other files are not read, and nothing that they name is opened", arguments: Lists.allCases)
    func lists(list: Lists) throws {
        let canary = try Canary()
        let text = Array(list.text(file: canary.file, port: canary.port).utf8)
        for (picture, sound) in [(text, try Sample.aac.bytes()), (try Sample.h264.bytes(), text)] {
            let run = try MergeRun(.mp4, picture: .bytes(picture), sound: .bytes(sound))
            #expect(try run.finish() == .code(1))
            #expect(run.output == [])
        }
        #expect(!canary.isTouched)
    }

    enum Lists: String, CaseIterable, Sendable {
        case playlistOfFiles, playlistOfAddresses, playlistOfNests, concat, concatText, session, dash, subfile, data

        func text(file: String, port: UInt16) -> String {
            let address = "http://127.0.0.1:\(port)/a.ts"
            func playlist(_ entry: String) -> String {
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n\(entry)\n#EXT-X-ENDLIST\n"
            }
            switch self {
            case .playlistOfFiles: return playlist("file://\(file)")
            case .playlistOfAddresses: return playlist(address)
            case .playlistOfNests: return "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n\(address)\n"
            case .concat: return "ffconcat version 1.0\nfile '\(file)'\nfile '\(address)'\n"
            case .concatText: return "concat:\(file)|\(file)"
            case .session: return "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nt=0 0\nm=video \(port) RTP/AVP 96\n"
            case .dash:
                return "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet>"
                    + "<Representation><BaseURL>\(address)</BaseURL></Representation></AdaptationSet></Period></MPD>"
            case .subfile: return "subfile,,start,0,end,0,,:\(file)"
            case .data: return playlist("data:video/mp4;base64,AAAA")
            }
        }
    }

    @Test("A track whose media are said to lie in another file or at an address is not followed")
    func externalMedia() throws {
        let canary = try Canary()
        let addresses = ["file://\(canary.file)", "http://127.0.0.1:\(canary.port)/a.mp4"].map(MP4Box.reference(url:))
        for reference in [MP4Box.reference(to: canary.file)] + addresses {
            let input = try pointing(to: reference)
            let run = try MergeRun(.mp4, picture: .bytes(input), sound: .bytes(try Sample.aac.bytes()))
            #expect(try run.finish() == .code(1))
        }
        #expect(!canary.isTouched)
    }

    @Test("Such a file does lead an ffmpeg astray that may follow it")
    func externalMediaFollowed() throws {
        let canary = try Canary()
        let input = try pointing(to: MP4Box.reference(to: canary.file))
        let file = canary.folder.path + "/input.mp4"
        try Data(input).write(to: URL(fileURLWithPath: file))
        let options = ["-nostdin", "-v", "fatal", "-enable_drefs", "1", "-use_absolute_path", "1"]
        _ = try? Command.run(["ffmpeg"] + options + ["-i", file, "-map", "0:v:0", "-c", "copy", "-f", "null", "-"])
        #expect(canary.isTouched)
    }

    /// A file whose first track refers to media elsewhere.
    private func pointing(to reference: [UInt8]) throws -> [UInt8] {
        let path = ["moov", "trak", "mdia", "minf", "dinf", "dref"]
        return MP4Box.rewriting(try Sample.whole.bytes(), path) { _ in reference }
    }

    @Test("Broken media end within their bounds, whatever becomes of them", arguments: 1...12)
    func fuzz(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let samples: [(Sample, MergeContainer)] = [(.h264, .mp4), (.vp9, .webm), (.whole, .mp4)]
        let (sample, container) = samples[Int(seed) % samples.count]
        var picture = try sample.bytes()
        // Most of what decides stands in the head.
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let place = Bool.random(using: &random) ? min(picture.count, 2000) : picture.count
            picture[Int.random(in: 0..<place, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let sound = try (container == .webm ? Sample.opus : .aac).bytes()
        let run = try MergeRun(container, picture: .bytes(picture), sound: .bytes(sound))
        _ = try run.finish(within: 30)
        #expect(!Processes.exists(run.pid))
        // Fewer bytes than came in, give or take what a container needs.
        #expect(run.output.count < 2 * (picture.count + sound.count))
    }
}
