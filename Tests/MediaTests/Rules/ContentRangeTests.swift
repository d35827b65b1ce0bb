import Testing

@testable import Media

@Suite("Content ranges")
struct ContentRangeTests {
    @Test(
        "A content range is read and printed",
        arguments: [
            ("bytes 0-9/10", .part(first: 0, last: 9, total: 10)),
            ("bytes 5-5/100", .part(first: 5, last: 5, total: 100)),
            ("bytes 5-9/*", .part(first: 5, last: 9, total: nil)),
            ("bytes */10", .unsatisfied(total: 10)),
            ("bytes */0", .unsatisfied(total: 0)),
        ] as [(String, ContentRange)]
    )
    func read(header: String, range: ContentRange) {
        #expect(ContentRange(header) == range)
        #expect(ContentRange(" \(header.replacing("bytes", with: "BYTES"))\t") == range)
        #expect(range.header == header)
    }

    @Test(
        "Everything else is none",
        arguments: [
            "", "bytes", "bytes ", "bytes 0-9", "bytes 0-9/", "bytes 0-9/9", "bytes 9-0/10", "bytes */*", "bytes -9/10",
            "bytes 0-/10", "bytes=0-9/10", "items 0-9/10", "bytes 0-9/10, bytes 0-9/10", "bytes 0-9/10/10",
            "bytes 0-9/-10", "bytes 0-9/ 10", "bytes  0-9/10", "bytes 0-9223372036854775807/*",
            "bytes 0-9/18446744073709551616", "bytes 0-9/10\r\nX: y", "bytes 0-9/10\0",
        ]
    )
    func unusable(header: String) {
        #expect(ContentRange(header) == nil)
    }

    @Test("Length and total are what the header says")
    func figures() {
        #expect(ContentRange("bytes 5-9/10")?.length == 5)
        #expect(ContentRange("bytes 5-9/10")?.total == 10)
        #expect(ContentRange("bytes 5-9/*")?.total == nil)
        #expect(ContentRange("bytes */10")?.length == 0)
        #expect(ContentRange("bytes */10")?.total == 10)
    }

    @Test("A broken header never crashes, and what is read is printed as it is read", arguments: 0..<8)
    func fuzz(seed: UInt64) {
        for text in Fuzz.texts(["bytes 0-9/10", "bytes 5-9/*", "bytes */10"], seed: seed) {
            guard let range = ContentRange(text) else { continue }
            #expect(ContentRange(range.header) == range)
            #expect(range.length >= 0)
        }
    }
}
