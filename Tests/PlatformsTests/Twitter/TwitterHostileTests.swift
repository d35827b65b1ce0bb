import JSON
import Testing

@testable import Platforms

@Suite("Broken and hostile answers of X")
struct TwitterHostileTests {
    enum Source: CaseIterable, Sendable {
        case graphQL
        case syndication
    }

    private static let media = [
        TwitterSample.photo(more: #","ext_media_availability":{"status":"Available"}"#),
        TwitterSample.video([
            TwitterSample.playlist, TwitterSample.file("vid/avc1/1280x720/a", bitrate: 2_176_000),
            TwitterSample.file("b", bitrate: 832_000),
        ]), TwitterSample.gif(),
    ]

    private static func whole(_ source: Source) -> String {
        let urls = #"[{"url":"https://t.co/cccccccccc","expanded_url":"https://example.com/"}]"#
        let note = #""note_tweet":{"note_tweet_results":{"result":{"text":"Long","entity_set":{"urls":\#(urls)}}}}"#
        let value = #"{"string_value":"{\"media_entities\":{\"1\":{\"type\":\"photo\"}}}"}"#
        let card = #""card":{"legacy":{"name":"a","binding_values":[{"key":"unified_card","value":\#(value)}]}}"#
        switch source {
        case .graphQL: return TwitterSample.graphQL(TwitterSample.post(media, urls: urls, more: ",\(note),\(card)"))
        case .syndication: return TwitterSample.syndication(media, more: ",\(card)")
        }
    }

    private func outcome(_ source: Source, _ bytes: [UInt8]) -> Result<Post, ExtractionFailure> {
        let answer = TwitterParse.Answer.success(PageResponse(status: 200, body: bytes))
        switch source {
        case .graphQL: return TwitterParse([.graphQL: [answer], .syndication: [.status(403)]]).result
        case .syndication: return TwitterParse([.graphQL: [.status(429)], .syndication: [answer]]).result
        }
    }

    @Test("The sample itself is a sound post", arguments: Source.allCases)
    func sound(source: Source) throws {
        let result = outcome(source, Array(Self.whole(source).utf8))
        #expect(result.complaints == [])
        #expect(try result.get().videos.count == 3)
    }

    @Test("A truncated answer is a failure with a reason, wherever it ends", arguments: Source.allCases)
    func truncated(source: Source) {
        for bytes in HostileBytes.truncations(of: Array(Self.whole(source).utf8)) {
            guard case .failure(let failure) = outcome(source, bytes) else {
                Issue.record("an answer cut after \(bytes.count) bytes was read")
                return
            }
            #expect([.blockedByPlatform, .rateLimited].contains(failure.reason))
        }
    }

    @Test("Changed bytes never crash, and what is given is sound", arguments: Source.allCases, 0..<4)
    func mutated(source: Source, seed: UInt64) {
        let whole = Array(Self.whole(source).utf8)
        for bytes in HostileBytes.mutations(of: whole, seed: seed, count: 300) {
            #expect(outcome(source, bytes).complaints == [])
        }
    }

    @Test(
        "Another value in any place never crashes, and what is given is sound",
        arguments: Source.allCases,
        HostileBytes.otherValues
    )
    func otherValue(source: Source, value: JSONNode) throws {
        for changed in HostileBytes.replacements(in: try JSONNode(parsing: Self.whole(source)), by: value) {
            let complaints = outcome(source, changed.bytes).complaints
            #expect(complaints == [], "\(changed.text)")
        }
    }

    @Test(
        "Huge and tiny figures everywhere do not overflow",
        arguments: Source.allCases,
        [Int.max, .min, 0, -1, 1 << 40]
    )
    func figures(source: Source, number: Int) throws {
        let changed = HostileBytes.withEveryNumber(in: try JSONNode(parsing: Self.whole(source)), as: number)
        #expect(outcome(source, changed.bytes).complaints == [])
    }

    @Test("Of thousands of addresses the first thousand are written out, so that the work stays bounded")
    func many() throws {
        let urls = (0..<20_000).map { #"{"url":"https://t.co/\#($0)/","expanded_url":"https://example.com/"}"# }
        let text = "https://t.co/999/ https://t.co/1000/ https://t.co/19999/"
        let post = TwitterSample.post([TwitterSample.photo()], text: text, urls: "[\(urls.joined(separator: ","))]")
        let title = try outcome(.graphQL, Array(TwitterSample.graphQL(post).utf8)).get().title
        #expect(title == "https://example.com/ https://t.co/1000/ https://t.co/19999/")
    }

    @Test("The answer for a guest's token may be anything", arguments: HostileBytes.otherValues)
    func guestToken(value: JSONNode) {
        for body in [value, .object(("guest_token", value))] {
            let parse = TwitterParse([
                .guestToken: [.json(body.text)], .graphQL: [.json(Self.whole(.graphQL))],
                .syndication: [.json(Self.whole(.syndication))],
            ])
            #expect(parse.result.complaints == [])
        }
    }
}
