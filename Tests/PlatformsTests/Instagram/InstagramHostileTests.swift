import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of Instagram")
struct InstagramHostileTests {
    enum Source: CaseIterable, Sendable {
        case page
        case graphQL
        case embed
    }

    private static let manifest = #"""
        <MPD mediaPresentationDuration="PT4.967S"><Representation mimeType="video/mp4" width="1080" height="1920"
        bandwidth="3140618" frameRate="30" FBContentLength="9"><BaseURL>\#(InstagramSample.url("d.mp4"))</BaseURL>
        </Representation><Representation mimeType="audio/mp4"><BaseURL>\#(InstagramSample.url("s.mp4"))</BaseURL>
        </Representation></MPD>
        """#
    private static let files = [
        InstagramSample.file("2.mp4"), InstagramSample.file("3.mp4", nil, urlMore: InstagramSample.encoded720),
    ]

    /// The media as each source has them.
    private static func media(_ source: Source) -> String {
        let cut = InstagramSample.candidate("c.jpg", 9, 9, more: "&stp=c0.1.2.3a")
        return switch source {
        case .page:
            InstagramSample.carousel([
                InstagramSample.image([InstagramSample.candidate("1.jpg", 1080, 1350), cut]),
                InstagramSample.video(files),
            ])
        case .graphQL: InstagramSample.media(InstagramSample.video(files, manifest: manifest))
        case .embed:
            InstagramSample.sidecar([
                InstagramSample.legacyImage(), InstagramSample.legacyVideo(urlMore: InstagramSample.encoded720),
            ])
        }
    }

    private static func whole(_ source: Source) -> String {
        switch source {
        case .page: InstagramSample.page(media(source))
        case .graphQL: InstagramSample.graphQL(media(source))
        case .embed: InstagramSample.embed(media(source))
        }
    }

    private func outcome(_ source: Source, _ bytes: [UInt8]) -> Result<Post, ExtractionFailure> {
        let answer = InstagramParse.Answer.success(PageResponse(status: 200, body: bytes))
        let down = InstagramParse.Answer.status(500)
        return InstagramParse([
            .page: [source == .page ? answer : down],
            .home: [source == .graphQL ? .json(InstagramSample.home) : down],
            .query: [answer],
            .embed: [source == .embed ? answer : down],
        ]).result
    }

    @Test("The sample itself is a sound post", arguments: Source.allCases)
    func sound(source: Source) throws {
        let result = outcome(source, Array(Self.whole(source).utf8))
        #expect(result.complaints == [])
        #expect(try result.get().videos.isEmpty == false)
    }

    @Test("A truncated answer is a failure with a reason, or the post where only the page's end is missing")
    func truncated() {
        for source in Source.allCases {
            for bytes in HostileBytes.truncations(of: Array(Self.whole(source).utf8)) {
                #expect(outcome(source, bytes).complaints == [])
            }
        }
    }

    @Test("A query's answer cut anywhere is never a post")
    func truncatedQuery() {
        for bytes in HostileBytes.truncations(of: Array(Self.whole(.graphQL).utf8)) {
            guard case .failure(let failure) = outcome(.graphQL, bytes) else {
                Issue.record("an answer cut after \(bytes.count) bytes was read")
                return
            }
            #expect(failure.reason == .platformChanged)
        }
    }

    @Test("Changed bytes never crash, and what is given is sound", arguments: Source.allCases, 0..<4)
    func mutated(source: Source, seed: UInt64) {
        let whole = Array(Self.whole(source).utf8)
        for bytes in HostileBytes.mutations(of: whole, seed: seed, count: 300) {
            #expect(outcome(source, bytes).complaints == [])
        }
    }

    /// The media changed, in the same wrapping.
    private func wrapped(_ source: Source, _ media: JSONNode) -> [UInt8] {
        switch source {
        case .page: Array(InstagramSample.page(media.text).utf8)
        case .graphQL: Array(InstagramSample.graphQL(media.text).utf8)
        case .embed: Array(InstagramSample.embed(media.text).utf8)
        }
    }

    @Test(
        "Another value in any place never crashes, and what is given is sound",
        arguments: Source.allCases,
        HostileBytes.otherValues
    )
    func otherValue(source: Source, value: JSONNode) throws {
        for changed in HostileBytes.replacements(in: try JSONNode(parsing: Self.media(source)), by: value) {
            let complaints = outcome(source, wrapped(source, changed)).complaints
            #expect(complaints == [], "\(changed.text)")
        }
    }

    @Test(
        "Huge and tiny figures everywhere do not overflow",
        arguments: Source.allCases,
        [Int.max, .min, 0, -1, 1 << 40]
    )
    func figures(source: Source, number: Int) throws {
        let changed = HostileBytes.withEveryNumber(in: try JSONNode(parsing: Self.media(source)), as: number)
        #expect(outcome(source, wrapped(source, changed)).complaints == [])
    }

    @Test("Another value in any place of the query's wrapping never crashes", arguments: HostileBytes.otherValues)
    func wrapping(value: JSONNode) throws {
        let node = try JSONNode(parsing: InstagramSample.graphQL(#"{"a":1}"#, more: #","gating_ruling":{"x":[1]}"#))
        for changed in HostileBytes.replacements(in: node, by: value) {
            #expect(outcome(.graphQL, changed.bytes).complaints == [])
        }
    }

    @Test(
        "Figures that the encoder or a manifest wrote are judged like the others",
        arguments: ["-9", "0", "99999999999"]
    )
    func encoded(number: String) throws {
        let manifest = Self.manifest.replacing("1080", with: number).replacing("3140618", with: number)
            .replacing("\"30\"", with: "\"\(number)\"").replacing("\"9\"", with: "\"\(number)\"")
        let item = InstagramSample.video([], manifest: manifest)
        #expect(outcome(.graphQL, Array(InstagramSample.graphQL(InstagramSample.media(item)).utf8)).complaints == [])
    }
}
