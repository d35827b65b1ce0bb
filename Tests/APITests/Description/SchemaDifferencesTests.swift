import JSON
import Testing

@testable import API

@Suite("What holds answers against schemas")
struct SchemaDifferencesTests {
    private static let schema = Schema.object([
        Field("id", .choice(["a", "b"]), "."), Field("size", .integer(1, most: 9).orNull, "."),
        Field("when", .instant, ".").optional, Field("parts", .list(of: .flag), "."),
        Field("headers", .map(of: .text), ".").optional,
    ])

    @Test(
        "It finds every kind of difference",
        arguments: [
            (#"{"id": "a", "size": 1, "parts": []}"#, 0),
            (#"{"id": "b", "size": null, "parts": [true], "when": "2026-11-23T08:05:00Z", "headers": {"x": "y"}}"#, 0),
            (#"{"id": "c", "size": 1, "parts": []}"#, 1), (#"{"id": "a", "size": 10, "parts": []}"#, 1),
            (#"{"id": "a", "size": 1.5, "parts": []}"#, 1), (#"{"id": "a", "size": "1", "parts": []}"#, 1),
            (#"{"id": "a", "parts": []}"#, 1), (#"{"id": "a", "size": 1, "parts": [1, null]}"#, 2),
            (#"{"id": "a", "size": 1, "parts": [], "more": 1}"#, 1), (#"{}"#, 3), (#"[]"#, 1), (#"null"#, 1),
            (#"{"id": null, "size": 1, "parts": []}"#, 1),
            (#"{"id": "a", "size": 1, "parts": [], "when": "today"}"#, 1),
            (#"{"id": "a", "size": 1, "parts": [], "headers": {"x": 1}}"#, 1),
        ]
    )
    func differences(text: String, count: Int) throws {
        let value = try JSONDocument(parsing: Array(text.utf8)).root
        #expect(Self.schema.differences(from: value).count == count)
    }

    @Test("One of several schemas will do, and a narrowed one wants both")
    func combinations() throws {
        let value = try JSONDocument(parsing: Array(#"{"code": "a"}"#.utf8)).root
        let base = Schema.object([Field("code", .text, ".")])
        func narrowed(_ values: [String]) -> Schema {
            Schema(.narrowed(base, to: [Field("code", .choice(values), ".")]))
        }
        #expect(narrowed(["a"]).differences(from: value) == [])
        #expect(narrowed(["b"]).differences(from: value).count == 1)
        #expect(Schema.anyOf([narrowed(["b"]), base]).differences(from: value) == [])
        #expect(Schema.anyOf([narrowed(["b"]), .null]).differences(from: value).count == 1)
    }
}
