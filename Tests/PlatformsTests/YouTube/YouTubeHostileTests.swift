import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of YouTube")
struct YouTubeHostileTests {
    private static let whole = Array(
        YouTubeSample.playable(
            formats: [YouTubeSample.file18],
            adaptive: [
                YouTubeSample.picture(),
                YouTubeSample.sound(more: #","audioTrack":{"id":"en.4","audioIsDefault":true}"#),
            ],
            streaming: #","hlsManifestUrl":"https://manifest.googlevideo.com/expire/1780888357/a.m3u8""#
        ).utf8
    )

    /// Reads an answer as both endpoints' and joins what came of it.
    private func outcome(_ bytes: [UInt8]) -> Result<Post, ExtractionFailure> {
        let answer = YouTubeStub.Answer.success(PageResponse(status: 200, body: bytes))
        return YouTubeParse([.visionOS: [answer], .safari: [answer], .android: [.status(404)]]).result
    }

    @Test("A truncated answer is a change of the platform, wherever it ends")
    func truncated() {
        for end in 0..<Self.whole.count {
            guard case .failure(let failure) = outcome(Array(Self.whole[..<end])) else {
                Issue.record("an answer cut after \(end) bytes was read")
                return
            }
            #expect(failure.reason == .platformChanged)
        }
    }

    @Test("A changed byte never crashes, and what is given stays an address of the web", arguments: 0..<8)
    func mutated(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        for _ in 0..<400 {
            var bytes = Self.whole
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array(#"-9223372036854775808"#.utf8), at: place)
                }
            }
            guard case .success(let post) = outcome(bytes) else { continue }
            let urls = post.videos.map(\.file.url) + post.audios.map(\.file.url)
            #expect(!urls.isEmpty)
            #expect(urls.allSatisfy { $0.hasPrefix("http") })
        }
    }

    @Test(
        "Another type in any place never crashes",
        arguments: [
            "videoDetails", "streamingData", "adaptiveFormats", "formats", "playabilityStatus", "thumbnail", "url",
            "mimeType", "lengthSeconds", "width", "height", "bitrate", "contentLength", "fps", "qualityLabel",
            "audioTrack", "approxDurationMs", "hlsManifestUrl", "title", "author", "channelId", "thumbnails",
            "audioChannels",
        ],
        ["null", "[]", "{}", "\"\"", "-1", "1e308", "18446744073709551615", "true", #"[{"a":[]}]"#]
    )
    func otherType(key: String, value: String) {
        let text = String(decoding: Self.whole, as: UTF8.self)
        // The old value stays under another name behind the new one, so the text remains JSON.
        let changed = text.replacing("\"\(key)\":", with: "\"\(key)\":\(value),\"was\":")
        #expect(changed != text)
        switch outcome(Array(changed.utf8)) {
        case .success(let post): #expect(post.hasMedia)
        case .failure(let failure): #expect(!failure.detail.isEmpty)
        }
    }

    @Test("Ten thousand formats are bounded")
    func manyFormats() throws {
        let formats = (0..<10_000).map { #"{"url":"https://r.googlevideo.com/v?i=\#($0)","mimeType":"video/mp4"}"# }
        let post = try outcome(Array(YouTubeSample.playable(adaptive: formats).utf8)).get()
        #expect(post.videos.count == 1000)
    }

    @Test("Huge figures do not overflow")
    func hugeFigures() throws {
        let big = Int.max
        let picture = YouTubeSample.picture(width: 65_535, height: 65_535, bitrate: big)
        let sound = YouTubeSample.sound(bitrate: big, more: #","audioTrack":{"id":"en.4"}"#)
        let post = try outcome(Array(YouTubeSample.playable(adaptive: [picture, sound]).utf8)).get()
        #expect(post.videos.count == 1)
        let longest = YouTubeSample.playable(adaptive: [sound], length: "\"\(big)\"")
        #expect(try outcome(Array(longest.utf8)).get().duration == Double(big))
        #expect(post.json().bytes.isEmpty == false)
    }
}
