import Testing

@testable import Media

@Suite("What a caller asks of a file")
struct ClientConditionsTests {
    private func headers(_ lines: String...) -> [String] {
        ClientConditions(headers: OriginHead.make(0, lines: lines).headers).headers.map { "\($0.name): \($0.value)" }
    }

    @Test("Ranges and conditions are kept, whatever their case, and nothing else")
    func kept() {
        #expect(
            headers(
                "RANGE: bytes=0-",
                "if-range: \"a\"",
                "If-None-Match: \"b\", \"c\"",
                "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
                "Cookie: a=b",
                "Authorization: Bearer x",
                "X-Forwarded-For: 1.2.3.4",
                "Origin: https://a.test",
                "Accept-Language: en",
                "If-Match: \"d\""
            ) == [
                "Range: bytes=0-", "If-Range: \"a\"", "If-None-Match: \"b\", \"c\"",
                "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
            ]
        )
    }

    @Test("An unsound value is as if it had not been sent")
    func unsound() {
        #expect(headers("Range: bytes=0-\r\nX: y").isEmpty)
        #expect(headers("Range: bytes=0-1,2-3").isEmpty)
        #expect(headers("Range: bytes=0-", "Range: bytes=0-").isEmpty)
        #expect(headers("If-None-Match: \"a\r\nX: y\"").isEmpty)
        #expect(headers("If-None-Match: \"é\"").isEmpty)
        #expect(headers("If-None-Match: ").isEmpty)
        #expect(headers("If-None-Match: \(String(repeating: "a", count: 257))").isEmpty)
        #expect(headers("If-Modified-Since: a", "If-Modified-Since: b").isEmpty)
    }

    @Test("A condition on a range needs the range, and a range with a broken condition is none")
    func ifRange() {
        #expect(headers("If-Range: \"a\"").isEmpty)
        #expect(headers("If-Range: \"a\"", "Range: bytes=x").isEmpty)
        #expect(headers("If-Range: \"a\0\"", "Range: bytes=0-").isEmpty)
        #expect(headers("If-Range: \"a\"", "If-Range: \"b\"", "Range: bytes=0-").isEmpty)
        #expect(ClientConditions(range: nil, ifRange: "\"a\"") == .none)
    }
}
