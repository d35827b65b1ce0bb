import Testing

@testable import Media

@Suite("Queries of media links")
struct QueryParametersTests {
    private func refusal(_ query: String) -> QueryRefusal? {
        do {
            _ = try QueryParameters.decoded(query)
            return nil
        } catch { return error }
    }

    @Test(
        "Names and values are decoded once",
        arguments: [
            ("", []), ("a=", ["a="]), ("a=b&c=d", ["a=b", "c=d"]), ("a=b=c", ["a=b=c"]), ("a==", ["a=="]),
            ("url=https://a.example/x?y=z", ["url=https://a.example/x?y=z"]), ("a=%25%32%35", ["a=%25"]),
            ("a=%252e%252e", ["a=%2e%2e"]), ("a=1+2%2B3", ["a=1+2+3"]), ("%61=%C3%A9%c3%a9", ["a=éé"]),
            ("a=%26b%3Dc", ["a=&b=c"]), ("a=%20x%20", ["a= x "]), ("a=%F0%9F%8E%AC", ["a=🎬"]),
            ("a='();[]", ["a='();[]"]),
        ]
    )
    func decoded(query: String, pairs: [String]) throws {
        #expect(try QueryParameters.decoded(query).map { "\($0.name)=\($0.value)" } == pairs)
    }

    @Test(
        "Everything else is refused",
        arguments: [
            ("a", .form), ("=a", .form), ("a=b&", .form), ("&a=b", .form), ("a=b&&c=d", .form), ("a=b c", .form),
            ("?a=b", .name), ("é=b", .form),
            ("a=é", .form), ("a=\u{80}", .form), ("A=b", .name), ("url[]=x", .name), ("url%5B%5D=x", .name),
            ("a.b=c", .name),
            ("a1=c", .name), ("a%20=c", .name), ("a=1&a=1", .repeated), ("a=1&%61=2", .repeated),
            ("url=x&url=y", .repeated),
            ("platform=a&b=c&platform=a", .repeated), ("a=%", .escape), ("a=%4", .escape), ("a=%4g", .escape),
            ("a=%%41", .escape),
            ("a=%u0041", .escape), ("a=%+1", .escape), ("a=%00", .control), ("a=%0d%0aX:%20y", .control),
            ("a=%09", .control),
            ("a=%7f", .control), ("a=\0", .control), ("a=\r\nX: y", .control), ("a=\t", .control),
            ("a=%C2%85", .control),
            ("a=%1B", .control), ("a=%FF", .text), ("a=%C0%AF", .text), ("a=%ED%A0%80", .text), ("a=%C3", .text),
            ("a=%F5%80%80%80", .text), ("%FF=a", .text),
        ] as [(String, QueryRefusal)]
    )
    func refused(query: String, why: QueryRefusal) {
        #expect(refusal(query) == why)
        #expect(why.sentence.hasSuffix("."))
    }

    @Test("16 parameters and 16 KiB are allowed, one more is not")
    func bounds() {
        let names = (0..<17).map { String(repeating: "a", count: $0 + 1) }
        #expect(refusal(names.dropLast().map { "\($0)=" }.joined(separator: "&")) == nil)
        #expect(refusal(names.map { "\($0)=" }.joined(separator: "&")) == .tooMany)
        #expect(refusal("a=" + String(repeating: "b", count: 16_382)) == nil)
        #expect(refusal("a=" + String(repeating: "b", count: 16_383)) == .tooLong)
        #expect(refusal(String(repeating: "&", count: 16_384)) == .tooMany)
    }

    @Test("What is written is read", arguments: ["", " ", "a&b=c%d+e", "é🎬", "~!*'();:@$,/?#[]", "%2e"])
    func roundTrip(value: String) throws {
        let query = QueryParameters.encoded([("a", value), ("b", value)])
        #expect(query.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        #expect(try QueryParameters.decoded(query).map(\.value) == [value, value])
    }

    @Test("A broken query is refused or read as what it says", arguments: 0..<8)
    func fuzz(seed: UInt64) throws {
        let samples = [
            "platform=tiktok&url=https%3A%2F%2Fa.example%2Fx%3Fy%3Dz&exp=1800003600",
            "url=x&filename=%F0%9F%8E%AC%20%C3%A9", "a=%00&b=+",
        ]
        for query in Fuzz.texts(samples, seed: seed) {
            guard let parameters = try? QueryParameters.decoded(query) else { continue }
            #expect(Set(parameters.map(\.name)).count == parameters.count)
            #expect(
                !parameters.contains {
                    $0.value.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
                }
            )
            let again = try QueryParameters.decoded(QueryParameters.encoded(parameters))
            #expect(again.map(\.name) == parameters.map(\.name) && again.map(\.value) == parameters.map(\.value))
        }
    }
}
