import Testing

@testable import HTTPClient

@Suite("Header lines of an answer")
struct HeadReaderTests {
    private func headers(_ lines: [String], _ limits: TransferLimits = TransferLimits()) -> [String]? {
        var reader = HeadReader(limits)
        for line in lines {
            let isTaken = Array(line.utf8).withUnsafeBytes { reader.take($0) }
            guard isTaken else { return nil }
        }
        return reader.headers.map { "\($0.name)=\($0.value)" }
    }

    @Test(
        "A line is a name and a value, spaces before the value and the line's end aside",
        arguments: [
            ("A: b\r\n", "A=b"), ("a:b\n", "a=b"), ("A: \t b c \r\n", "A=b c "), ("A:\r\n", "A="),
            ("A: b:c\r\n", "A=b:c"), (": b\r\n", "=b"), ("A: b\rX: c\r\n", "A=b"), ("A: b\u{0B}c\r\n", "A=b"),
            ("A: é😀\r\n", "A=é😀"), ("a b: c\r\n", "a b=c"),
        ]
    )
    func lines(line: String, expected: String) {
        #expect(headers([line]) == [expected])
    }

    @Test("What has no colon is no header", arguments: ["\r\n", "", "abc\r\n", "\u{0}"])
    func noHeader(line: String) {
        #expect(headers(["A: b\r\n", line]) == ["A=b"])
    }

    @Test("Bytes that are no UTF-8 become replacement characters")
    func broken() {
        var reader = HeadReader(TransferLimits())
        let line: [UInt8] = [0x41, 0x3A, 0x20, 0xFF, 0x0D, 0x0A]
        #expect(line.withUnsafeBytes { reader.take($0) })
        #expect(reader.headers.first?.value == "\u{FFFD}")
    }

    @Test("A new head takes the place of an informational one")
    func informational() {
        let lines = ["HTTP/1.1 103 Early Hints\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A: b\r\n", "\r\n"]
        #expect(headers(lines) == ["A=b"])
    }

    @Test("Too many lines, or too many bytes, end it; informational heads are counted too")
    func bounds() {
        let limits = TransferLimits(headerSize: 100, headerCount: 3)
        #expect(headers([String](repeating: "A: b\r\n", count: 3), limits)?.count == 3)
        #expect(headers([String](repeating: "A: b\r\n", count: 4), limits) == nil)
        #expect(headers(["A: " + String(repeating: "b", count: 100)], limits) == nil)
        #expect(headers([String](repeating: "HTTP/1.1 100 Continue\r\n", count: 5), limits) == nil)
    }
}
