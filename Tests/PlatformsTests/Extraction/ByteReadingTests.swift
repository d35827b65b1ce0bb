import Testing

@testable import Platforms

@Suite("Reading bytes of pages and addresses")
struct ByteReadingTests {
    @Test(
        "Base64 is read in either alphabet, with padding or without",
        arguments: [
            ("", []), ("Zg==", [0x66]), ("Zg", [0x66]), ("Zm8=", [0x66, 0x6F]), ("Zm9v", [0x66, 0x6F, 0x6F]),
            ("Zm9vYg", [0x66, 0x6F, 0x6F, 0x62]), ("+/+/", [0xFB, 0xFF, 0xBF]), ("-_-_", [0xFB, 0xFF, 0xBF]),
            ("AAAA", [0, 0, 0]), ("////", [0xFF, 0xFF, 0xFF]),
        ] as [(String, [UInt8])]
    )
    func base64(text: String, bytes: [UInt8]) {
        #expect(Base64.decoded(text) == bytes)
    }

    @Test("What belongs to neither alphabet of base64 is refused", arguments: ["Zg!", "Z g", "%5A", "é", "Zm9v\n"])
    func noBase64(text: String) {
        #expect(Base64.decoded(text) == nil)
    }

    @Test("The sixty-four characters stand for their numbers, others for none")
    func alphabet() {
        let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        #expect(characters.map { Base64.value(of: $0) } == (0..<64).map { UInt32($0) })
        #expect((UInt8.min ... .max).filter { Base64.value(of: $0) != nil }.count == 66)
    }

    @Test(
        "Text is found where it first begins at or behind the start",
        arguments: [
            ("abcabc", 0, 0), ("abcabc", 1, 3), ("abcabc", 3, 3), ("abcabc", 4, nil), ("ab", 0, nil), ("", 0, nil),
            ("ababc", 0, 2), ("aabc", 0, 1), ("abc", -1, nil), ("abc", 3, nil), ("abc", .max, nil),
        ] as [(String, Int, Int?)]
    )
    func search(text: String, start: Int, expected: Int?) {
        #expect(ByteSearch.firstIndex(of: "abc", in: Array(text.utf8), from: start) == expected)
    }

    @Test("An empty needle is nowhere")
    func emptyNeedle() {
        #expect(ByteSearch.firstIndex(of: "", in: [1, 2]) == nil)
    }

    @Test(
        "Text between two marks is what lies between them, within the limit",
        arguments: [
            ("x<1>y", "1"), ("<>", ""), ("<é😀>", "é😀"), ("<12345>", "12345"), ("<123456789>", nil), ("<1", nil),
            ("1>", nil), (">1<", nil), ("", nil), ("<a<b>", "a<b"),
        ]
    )
    func between(page: String, expected: String?) {
        #expect(ByteSearch.text(in: Array(page.utf8), between: "<", and: ">", limit: 8) == expected)
    }

    @Test("Bytes between marks that are no UTF-8 become replacement characters")
    func broken() {
        #expect(ByteSearch.text(in: [0x3C, 0xFF, 0x3E], between: "<", and: ">") == "\u{FFFD}")
    }
}
