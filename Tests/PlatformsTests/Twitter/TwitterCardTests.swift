import JSON
import Testing

@testable import Platforms

@Suite("X's cards")
struct TwitterCardTests {
    private func binding(_ key: String, _ text: String) -> JSONNode {
        .object(("key", .string(key)), ("value", .object(("string_value", .string(text)), ("type", "STRING"))))
    }

    private func card(_ name: String, _ bindings: [JSONNode]) -> String {
        JSONNode.object(("legacy", .object(("name", .string(name)), ("binding_values", .array(bindings))))).text
    }

    private func read(_ card: String) -> TwitterParse {
        TwitterParse(graphQL: TwitterSample.graphQL(TwitterSample.post(more: #","card":\#(card)"#)))
    }

    private func unified(_ media: [(String, String)]) -> String {
        let entities = media.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        return #"{"type":"video_website","media_entities":{\#(entities)}}"#
    }

    @Test("The media of a unified card are the post's where it has none of its own")
    func media() throws {
        let text = unified([("13_1", TwitterSample.video())])
        let post = try read(card("unified_card", [binding("unified_card", text)])).result.get()
        #expect(post.videos.count == 1)
        #expect(post.duration == 12.5)
        #expect(post.thumbnail == "\(TwitterSample.pictures)/V.jpg")
    }

    @Test("Bindings may be an object instead of a list, and stand without a wrapper")
    func olderShape() throws {
        let text = JSONNode.string(unified([("3_1", TwitterSample.photo())])).text
        let older = #"{"name":"unified_card","binding_values":{"unified_card":{"string_value":\#(text)}}}"#
        #expect(try read(older).result.get().images.count == 1)
    }

    @Test("Media of a card stand in the order of their keys")
    func order() throws {
        let media = [
            ("10_1", TwitterSample.photo("C")), ("9_2", TwitterSample.photo("B")), ("9_1", TwitterSample.photo("A")),
        ]
        let post = try read(card("unified_card", [binding("unified_card", unified(media))])).result.get()
        #expect(post.images.map { $0.file.url.dropLast("?name=orig".count).suffix(5) } == ["A.jpg", "B.jpg", "C.jpg"])
    }

    @Test("A card beside media of the post's own is left aside")
    func beside() throws {
        let text = unified([("3_1", TwitterSample.photo("Card"))])
        let more = #","card":\#(card("unified_card", [binding("unified_card", text)]))"#
        let post = TwitterSample.post([TwitterSample.photo("Own")], more: more)
        let images = try TwitterParse(graphQL: TwitterSample.graphQL(post)).result.get().images
        #expect(images.map(\.file.url) == ["\(TwitterSample.pictures)/Own.jpg?name=orig"])
    }

    @Test(
        "A broadcast that runs is live, one that ended or is to come has no media",
        arguments: [
            ("745291183405076480:broadcast", "RUNNING", .live), ("745291183405076480:broadcast", "live", .live),
            ("745291183405076480:broadcast", "ENDED", .noMedia), ("745291183405076480:broadcast", "", .noMedia),
            ("broadcast", "RUNNING", .live), ("3691233323:audiospace", "RUNNING", .noMedia), ("", "RUNNING", .noMedia),
        ] as [(String, String, FailureReason)]
    )
    func broadcasts(name: String, state: String, reason: FailureReason) {
        #expect(read(card(name, [binding("broadcast_state", state)])).reason == reason)
    }

    @Test(
        "A card without media is none",
        arguments: ["summary", "player", "poll2choice_text_only", "unified_card"],
        ["", "{", "[]", "{}", #"{"media_entities":[]}"#, #"{"media_entities":{"a":1}}"#]
    )
    func noMedia(name: String, text: String) {
        #expect(read(card(name, [binding("unified_card", text)])).reason == .noMedia)
    }
}
