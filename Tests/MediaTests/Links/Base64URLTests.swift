import Testing

@testable import Media

@Suite("Base64url with one spelling")
struct Base64URLTests {
    @Test(
        "Known texts",
        arguments: [
            ([], ""), ([0], "AA"), ([0xFF], "_w"), ([0xFB, 0xFF], "-_8"), ([0xFB, 0xEF, 0xBE], "----"),
            ([1, 2, 3, 4], "AQIDBA"),
            (Array("foobar".utf8), "Zm9vYmFy"),
        ] as [([UInt8], String)]
    )
    func known(bytes: [UInt8], text: String) {
        #expect(Base64URL.encoded(bytes) == text)
        #expect(Base64URL.decoded(text) == bytes)
    }

    @Test("Bytes come back, of every length")
    func roundTrip() {
        var random = SeededGenerator(state: 1)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let text = Base64URL.encoded(bytes)
            #expect(Base64URL.decoded(text) == bytes)
            #expect(text.utf8.count == Base64URL.length(of: count))
        }
    }

    @Test(
        "Other spellings are none",
        arguments: [
            "A", "AAAAA", "AB", "_x", "AAB", "-_9", "AA==", "AA=", "=", "+/8", "-_8 ", " -_8", "-_8\n", "é", "AA\0",
            "Zm9v YmFy",
        ]
    )
    func wrong(text: String) {
        #expect(Base64URL.decoded(text) == nil)
    }
}
