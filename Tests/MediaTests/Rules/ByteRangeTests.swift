import Testing

@testable import Media

@Suite("Ranges of bytes")
struct ByteRangeTests {
    @Test(
        "One range of bytes is read",
        arguments: [
            ("bytes=0-", .from(0)),
            ("bytes=0-0", .bounded(first: 0, last: 0)),
            ("bytes=5-999", .bounded(first: 5, last: 999)),
            ("Bytes=007-8", .bounded(first: 7, last: 8)),
            ("  bytes=1-2\t", .bounded(first: 1, last: 2)),
            ("bytes=-1", .suffix(1)),
            ("bytes=-0", .suffix(0)),
            ("bytes=999999999999999999-", .from(999_999_999_999_999_999)),
        ] as [(String, ByteRange)]
    )
    func read(header: String, range: ByteRange) {
        #expect(ByteRange(header) == range)
    }

    @Test(
        "Everything else asks for the whole file",
        arguments: [
            "", "bytes", "bytes=", "bytes=-", "bytes=--1", "bytes=5-2", "bytes=abc", "bytes=1-x", "bytes=x-1",
            "items=0-1", "bytes=0-1,", "bytes=0-1,3-4", "bytes=,0-1", "bytes 0-1", "bytes=0 - 1", "bytes= 0-1",
            "bytes=+1-2", "bytes=-+2", "bytes=0x1-0x2", "bytes=1-2-3", "bytes=0-1\r\nX: y", "bytes=0-1\0",
            "bytes=9223372036854775808-", "bytes=0-9223372036854775808", "bytes=-18446744073709551616",
            "bytes=0-1000000000000000000", "bytes=٠-١", "octets=0-1", "=0-1",
        ]
    )
    func unusable(header: String) {
        #expect(ByteRange(header) == nil)
    }

    @Test("A thousand ranges are none")
    func thousand() {
        #expect(ByteRange("bytes=" + (0..<1000).map { "\($0)-\($0 + 5)" }.joined(separator: ",")) == nil)
    }

    @Test(
        "A range means the bytes that the file has",
        arguments: [
            (.from(0), 10, 0...9),
            (.from(9), 10, 9...9),
            (.from(10), 10, nil),
            (.bounded(first: 2, last: 5), 10, 2...5),
            (.bounded(first: 2, last: 500), 10, 2...9),
            (.bounded(first: 10, last: 11), 10, nil),
            (.suffix(3), 10, 7...9),
            (.suffix(30), 10, 0...9),
            (.suffix(0), 10, nil),
            (.from(0), 0, nil),
            (.suffix(1), 0, nil),
            (.from(0), -1, nil),
        ] as [(ByteRange, Int, ClosedRange<Int>?)]
    )
    func resolved(range: ByteRange, total: Int, bytes: ClosedRange<Int>?) {
        #expect(range.resolved(in: total) == bytes)
    }

    @Test("A broken header never crashes, and what is read is printed as it is read", arguments: 0..<8)
    func fuzz(seed: UInt64) {
        for text in Fuzz.texts(["bytes=0-", "bytes=5-10", "bytes=-7", "bytes=0-1,2-3"], seed: seed) {
            guard let range = ByteRange(text) else { continue }
            #expect(ByteRange(range.header) == range)
            _ = range.resolved(in: .max)
        }
    }
}
