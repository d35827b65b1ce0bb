import Platforms
import Testing

@testable import Media

@Suite("Parameters of links, signed or not")
struct LinkParametersTests {
    private func read(_ parameters: [(name: String, value: String)]) -> Result<LinkParameters, LinkRefusal> {
        Result { () throws(LinkRefusal) in try LinkParameters(parameters) }
    }

    private static let url = "https://v16.tiktokcdn.com/a"

    @Test("An unsigned link is its platform and its address")
    func unsigned() throws {
        let bare = try LinkParameters([("url", Self.url), ("platform", "tiktok")])
        #expect(bare.platform == .tiktok && bare.target == .file(url: Self.url))
        #expect(bare.filename == nil && bare.disposition == nil && bare.expires == nil && !bare.isSigned)
        let full = try LinkParameters([
            ("platform", "tiktok"), ("url", Self.url), ("filename", "a.mp4"), ("disposition", "inline"),
        ])
        #expect(full.filename == "a.mp4" && full.disposition == .inline && !full.isSigned)
    }

    @Test(
        "Any part of a signature makes it one that claims to be signed",
        arguments: [("exp", "1"), ("seal", ""), ("sig", "")]
    )
    func signed(name: String, value: String) throws {
        #expect(try LinkParameters([("platform", "tiktok"), ("url", Self.url), (name, value)]).isSigned)
    }

    @Test(
        "Platforms are lower-case words",
        arguments: ["", "TikTok", "tik tok", "tiktok\r\nX: y", "tiktok/", "tіktok", String(repeating: "a", count: 33)]
    )
    func platform(name: String) {
        #expect(read([("platform", name), ("url", Self.url)]) == .failure(.malformed))
    }

    @Test("One target, and not none")
    func targets() {
        let platform = (name: "platform", value: "tiktok")
        #expect(read([platform]) == .failure(.missingParameter))
        #expect(read([("url", Self.url)]) == .failure(.missingParameter))
        for name in ["url", "video", "audio"] { #expect(read([platform, (name, "")]) == .failure(.missingParameter)) }
        #expect(read([platform, ("url", Self.url), ("video", Self.url)]) == .failure(.malformed))
        #expect(read([platform, ("url", Self.url), ("audio", "")]) == .failure(.missingParameter))
        #expect(read([platform, ("video", Self.url)]).map(\.target) == .success(.merge(video: Self.url, audio: nil)))
        #expect(
            read([platform, ("audio", "a"), ("video", "v")]).map(\.target) == .success(.merge(video: "v", audio: "a"))
        )
    }

    @Test(
        "Dispositions are two words, names have a bound, nothing unknown",
        arguments: [
            ("disposition", "Inline", LinkRefusal.malformed), ("disposition", "", .malformed),
            ("disposition", "inline; x", .malformed), ("filename", String(repeating: "a", count: 2049), .malformed),
            ("x", "", .unknownParameter), ("Url", "", .unknownParameter), ("platform", "tiktok", .repeatedParameter),
        ]
    )
    func others(name: String, value: String, refusal: LinkRefusal) {
        #expect(read([("platform", "tiktok"), ("url", Self.url), (name, value)]) == .failure(refusal))
        #expect(refusal.sentence.hasSuffix(".") && !refusal.sentence.contains("tiktok"))
    }
}
