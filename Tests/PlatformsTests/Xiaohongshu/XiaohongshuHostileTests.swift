import JSON
import PlatformsTesting
import Recordings
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of Xiaohongshu")
struct XiaohongshuHostileTests {
    private typealias Sample = XiaohongshuSample

    /// A note that has all that a note can have.
    private static let whole: [UInt8] = {
        let clip = #"{"h264":[{"masterUrl":"\#(Sample.cdn)?sign=a&t=6a3c3bd6","backupUrls":["\#(Sample.cdn)"]}]}"#
        let live = #"{"urlDefault":"\#(Sample.signed)/k!x","livePhoto":true,"stream":\#(clip),"fileId":"k"}"#
        let info = #","infoList":[{"imageScene":"H5_DTL","url":"\#(Sample.signed)/k!x"}]"#
        let pictures = Sample.pictures(Sample.picture(more: info), live)
        let more = #","mediaV2":"{}","consumer":{"originVideoKey":"pre_post/k"},"capa":{"duration":9}"#
        let video = Sample.video(h264: Sample.stream(more: #","backupUrls":["\#(Sample.cdn)"]"#), more: more)
        return Array(Sample.phone(Sample.note("video", "\(video),\(pictures)")).utf8)
    }()
    private static let gallery = Array(Sample.wholeGallery.utf8)

    private func outcome(_ bytes: [UInt8]) -> Result<Post, ExtractionFailure> {
        XiaohongshuParse(both: .bytes(bytes)).result
    }

    private func judge(_ outcome: Result<Post, ExtractionFailure>) {
        switch outcome {
        case .failure(let failure): #expect(!failure.detail.isEmpty)
        case .success(let post):
            #expect(post.hasMedia)
            let urls = post.videos.map(\.file.url) + post.images.map(\.file.url)
            #expect(urls.allSatisfy { XiaohongshuMediaURL($0) != nil })
            #expect(!post.json().bytes.isEmpty)
        }
    }

    @Test("A truncated page is a change of the platform, wherever it ends before its state does")
    func truncated() throws {
        for page in [Self.whole, Self.gallery] {
            let end = page.count - "</script></body></html>".utf8.count
            for cut in stride(from: 0, to: end, by: 1) {
                guard case .failure(let failure) = outcome(Array(page[..<cut])) else {
                    Issue.record("a page cut after \(cut) bytes was read")
                    return
                }
                #expect(failure.reason == .platformChanged)
            }
        }
    }

    @Test("Recorded pages cut at every fiftieth give a failure or a post")
    func truncatedRecordings() {
        for recording in RecordingFolders.own("xiaohongshu") + RecordingFolders.shared("xiaohongshu") {
            for body in recording.exchanges.map(\.response.body) where !body.isEmpty {
                for step in 0..<50 { judge(outcome(Array(body[..<(body.count * step / 50)]))) }
            }
        }
    }

    @Test("A changed byte never crashes, and what is given stays the site's", arguments: 0..<8)
    func mutated(seed: UInt64) {
        var random = SplitMix64(state: seed)
        for round in 0..<300 {
            var bytes = round % 2 == 0 ? Self.whole : Self.gallery
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: Array(#"\uD8"#.utf8), at: place)
                default: bytes.insert(contentsOf: Array("-9223372036854775808".utf8), at: place)
                }
            }
            judge(outcome(bytes))
        }
    }

    @Test(
        "Another type in any place never crashes",
        arguments: [
            "noteData", "data", "hasError", "noteId", "type", "title", "desc", "time", "user", "userId", "nickName",
            "video", "media", "stream", "h264", "masterUrl", "backupUrls", "width", "height", "avgBitrate", "size",
            "fps", "duration", "qualityType", "videoCodec", "audioCodec", "drmType", "mediaV2", "consumer",
            "originVideoKey", "capa", "imageList", "url", "urlDefault", "infoList", "imageScene", "fileId", "livePhoto",
        ],
        ["null", "[]", "{}", "\"\"", "-1", "1e308", "18446744073709551615", "true", #"[{"a":[]}]"#, "undefined"]
    )
    func otherType(key: String, value: String) {
        let text = String(decoding: Self.whole, as: UTF8.self)
        // The old value stays under another name behind the new one, so the text remains an object.
        let changed = text.replacing("\"\(key)\":", with: "\"\(key)\":\(value),\"was\":")
        #expect(changed != text)
        judge(outcome(Array(changed.utf8)))
        judge(outcome(Array(changed.replacing(#""video":"#, with: #""film":"#).utf8)))
    }

    @Test("Ten thousand pictures and streams are bounded")
    func many() throws {
        let pictures = (0..<10_000).map { Sample.picture("\(Sample.signed)/k\($0)!x") }
        let gallery = Sample.note("normal", #""imageList":[\#(pictures.joined(separator: ","))]"#)
        #expect(try outcome(Array(Sample.phone(gallery).utf8)).get().images.count == 1000)
        let streams = (0..<10_000).map { Sample.stream("\(Sample.cdn)?\($0)") }
        let video = Sample.note("video", Sample.video(h264: streams.joined(separator: ",")))
        #expect(try outcome(Array(Sample.phone(video).utf8)).get().videos.count == 64)
    }

    @Test("Deep nesting and endless words are refused")
    func deep() {
        let nested = String(repeating: #"{"a":"#, count: 50_000)
        judge(outcome(Array(Sample.page(nested).utf8)))
        judge(outcome(Array(Sample.page(nested + "1" + String(repeating: "}", count: 50_000)).utf8)))
        let words = String(repeating: "<script>window.__INITIAL_STATE__ ", count: 50_000)
        judge(outcome(Array(words.utf8)))
    }

    @Test("Huge figures do not overflow")
    func hugeFigures() throws {
        let stream = Sample.stream(width: 65_535, height: 65_535, rate: Int.max)
        let post = try outcome(Array(Sample.phone(Sample.note("video", Sample.video(h264: stream))).utf8)).get()
        #expect(post.videos.map(\.bitrate) == [nil])
        #expect(post.videos.map(\.width) == [65_535])
    }
}

/// Steele, Lea and Flood's generator: the same numbers in every run.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
