import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of Kuaishou")
struct KuaishouHostileTests {
    private enum Shape: String, CaseIterable, Sendable {
        case video
        case gallery
        case call
        case query
        case desktop

        var answer: (question: KuaishouStub.Question, body: String) {
            switch self {
            case .video: (.share, KuaishouSample.page(KuaishouSample.state(KuaishouSample.info(KuaishouSample.video))))
            case .gallery:
                (.share, KuaishouSample.page(KuaishouSample.state(KuaishouSample.info(KuaishouSample.gallery))))
            case .call: (.api, KuaishouSample.info(KuaishouSample.video))
            case .query:
                (.graphQL, KuaishouSample.vision("\(KuaishouSample.manifest([entry])),\(KuaishouSample.sound)"))
            case .desktop:
                (
                    .desktop,
                    "<script>window.__APOLLO_STATE__={\"defaultClient\":{"
                        + "\"VisionVideoDetailPhoto:\(KuaishouSample.id)\":{\"caption\":\"c\",\(KuaishouSample.manifest([entry]))}}};(function(){})();</script>"
                )
            }
        }

        private var entry: String { KuaishouSample.representation("one.mp4") }
    }

    private func outcome(_ shape: Shape, _ body: [UInt8]) -> Result<Post, ExtractionFailure> {
        KuaishouParse([shape.answer.question: [.success(PageResponse(status: 200, body: body))]]).result
    }

    /// Whatever is given out lies on the CDN, and whatever fails says why.
    private func judge(_ result: Result<Post, ExtractionFailure>) {
        switch result {
        case .success(let post):
            let urls = post.videos.map(\.file.url) + post.audios.map(\.file.url) + post.images.map(\.file.url)
            #expect(!post.images.isEmpty || !post.videos.isEmpty)
            #expect(urls.allSatisfy { KuaishouMediaURL($0)?.text == $0 })
            #expect(!post.json().bytes.isEmpty)
        case .failure(let failure): #expect(!failure.detail.isEmpty)
        }
    }

    @Test("A truncated answer is no post, wherever it ends", arguments: Shape.allCases.map(\.rawValue))
    func truncated(name: String) throws {
        let shape = try #require(Shape(rawValue: name))
        let whole = Array(shape.answer.body.utf8)
        #expect(throws: Never.self) { try outcome(shape, whole).get() }
        // Behind the object's end nothing is missing any more.
        let end = try #require(whole.lastIndex(of: UInt8(ascii: "}"))) - 40
        for part in 0..<50 {
            guard case .failure(let failure) = outcome(shape, Array(whole[..<(end * part / 50)])) else {
                Issue.record("an answer cut at \(part)/50 was read")
                return
            }
            #expect([.blockedByPlatform, .platformChanged].contains(failure.reason))
        }
    }

    @Test("A changed byte never crashes", arguments: Shape.allCases.map(\.rawValue), 0..<4)
    func mutated(name: String, seed: UInt64) throws {
        let shape = try #require(Shape(rawValue: name))
        let whole = Array(shape.answer.body.utf8)
        var random = SplitMix64(state: seed)
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array("-9223372036854775808".utf8), at: place)
                }
            }
            judge(outcome(shape, bytes))
        }
    }

    @Test(
        "Another type in any place never crashes",
        arguments: Shape.allCases.map(\.rawValue),
        [
            "null", "[]", "{}", "\"\"", "-1", "1e308", "18446744073709551615", "true", #"[{"a":[]}]"#, #"{"url":7}"#,
            #"{"type":"id","id":"x"}"#, #""{\"a\":""#, #""http://x/""#, "[[[[]]]]",
        ]
    )
    func otherType(name: String, value: String) throws {
        let shape = try #require(Shape(rawValue: name))
        let text = shape.answer.body
        var keys: Set<Substring> = []
        for part in text.split(separator: "\":") {
            if let quote = part.lastIndex(of: "\"") { keys.insert(part[part.index(after: quote)...]) }
        }
        #expect(keys.count > 8)
        for key in keys {
            // The old value stays under another name behind the new one, so the text remains JSON.
            judge(outcome(shape, Array(text.replacing("\"\(key)\":", with: "\"\(key)\":\(value),\"was\":").utf8)))
        }
    }

    @Test("Ten thousand renditions are bounded")
    func many() throws {
        let all = (0..<10_000).map { KuaishouSample.representation("\($0).mp4") }
        let body = KuaishouSample.info(KuaishouSample.manifest(all))
        #expect(try outcome(.call, Array(body.utf8)).get().videos.count == 1000)
    }

    @Test("A caption of a million characters and huge figures are bounded")
    func huge() throws {
        let text = String(repeating: "字", count: 1_000_000)
        let figures = KuaishouSample.video
            .replacing("720", with: "65535").replacing("900", with: "9999999").replacing("1234", with: "999999999999")
        let info = KuaishouSample.info(figures).replacing("虚构", with: text).replacing("作者", with: text)
        let post = try outcome(.call, Array(info.utf8)).get()
        #expect(post.title.count == 10_000)
        #expect((post.author?.name?.count ?? 0) <= 200)
        #expect(post.videos.first?.bitrate == 9_999_999_000)
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
