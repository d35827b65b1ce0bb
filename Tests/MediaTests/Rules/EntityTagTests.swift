import Testing

@testable import Media

@Suite("Entity tags")
struct EntityTagTests {
    @Test("A tag is read", arguments: [("\"abc\"", true), ("\"\"", true), ("W/\"abc\"", false), ("\"a,b;W/\"", true)])
    func read(text: String, isStrong: Bool) {
        #expect(EntityTag(text)?.text == text)
        #expect(EntityTag(text)?.isStrong == isStrong)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "abc", "\"abc", "abc\"", "\"", "w/\"abc\"", "W/abc", "W/\"", "W/", "\"a\"b\"", "\"a\", \"b\"",
            "\"a b\"",
            "\"a\r\nX: y\"", "\"a\0\"", "\"é\"", " \"a\"", "*", "\"\(String(repeating: "a", count: 255))\"",
        ]
    )
    func unusable(text: String) {
        #expect(EntityTag(text) == nil)
    }
}
