import Testing

@testable import Platforms

/// What looks at many bytes at a time must say the same as what looks at one after the other.
@Suite("Reading many bytes at a time")
struct FastPathTests {
    @Test("A needle is found where the plain search finds it, in random bytes too")
    func search() {
        var random = SeededGenerator(state: 7)
        let needles: [StaticString] = ["a", "ab", "aab", "\"a\":", "<a", "aaaa", "bA", "é"]
        for _ in 0..<3000 {
            let letters = Array("aab\"A:<é".utf8)
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                letters[.random(in: letters.indices, using: &random)]
            }
            for needle in needles {
                let start = Int.random(in: 0...45, using: &random)
                let plain = (start..<max(start, bytes.count)).first { place in
                    bytes[place...].starts(
                        with: UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
                    )
                }
                #expect(ByteSearch.firstIndex(of: needle, in: bytes, from: start) == plain, "\(needle) in \(bytes)")
            }
        }
    }

    @Test("A part of bytes is searched to its own end, and places are the whole's")
    func slices() {
        let bytes = Array("xxabxxabxx".utf8)
        #expect(ByteSearch.firstIndex(of: "ab", in: bytes[3..<8]) == 6)
        #expect(ByteSearch.firstIndex(of: "ab", in: bytes[3..<7]) == nil)
        #expect(ByteSearch.firstIndex(of: UInt8(ascii: "b"), in: bytes[4...]) == 7)
        #expect(ByteSearch.firstIndex(of: UInt8(ascii: "b"), in: bytes[8...]) == nil)
        #expect(ByteSearch.firstIndex(of: UInt8(ascii: "b"), in: bytes[10...]) == nil)
    }

    @Test("Hostile pages made of a needle's rarest byte are searched in linear time")
    func linear() {
        let page = [UInt8](repeating: UInt8(ascii: "J"), count: 4_000_000)
        let time = ContinuousClock().measure {
            #expect(ByteSearch.firstIndex(of: "\"contextJSON\":", in: page) == nil)
        }
        #expect(time < .seconds(5))
    }

    @Test("Every byte in every place of a word is judged as it is alone")
    func visible() {
        for length in 0...20 {
            let sound = [UInt8](repeating: UInt8(ascii: "a"), count: length)
            #expect(sound.withUnsafeBytes(VisibleASCII.isPlain))
            for place in sound.indices {
                for byte in UInt8.min ... .max {
                    var bytes = sound
                    bytes[place] = byte
                    let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x5C
                    #expect(bytes.withUnsafeBytes(VisibleASCII.isPlain) == isPlain, "\(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test("A media address is taken exactly where a request to it would be, but for ports and plain http")
    func agreement() {
        var random = SeededGenerator(state: 11)
        let seeds = [
            "https://a.example.com/p?a=1&b=2#c", "https://v16.tiktokcdn.com./x", "https://A.B.example.com?x",
            "https://xn--a.example/%2e%2e/%00?u=http://x", "https://a.example.com#?a=1",
        ]
        let spice = Array("/?#&=%:@.\\ \u{0}\u{7F}é-_A".utf8)
        for round in 0..<20_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                bytes.insert(
                    spice[.random(in: spice.indices, using: &random)],
                    at: .random(in: 0...bytes.count, using: &random)
                )
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.hasPrefix("https://") else { continue }
            let authority = text.dropFirst(8).prefix { !"/?#".contains($0) }
            let isRequestable = RequestURL.refusal(of: text) == nil && !authority.contains(":")
            #expect((MediaURL(text) != nil) == isRequestable, "\(text)")
            #expect(MediaURL(text).map { $0.host == authority.lowercased() } ?? true, "\(text)")
        }
    }

    @Test(
        "The path of a media address is what stands between host and query",
        arguments: [
            ("https://a.example.com/p/q.mp4?x=/y", "/p/q.mp4"), ("https://a.example.com", ""),
            ("https://a.example.com?x", ""), ("https://a.example.com#/x", ""), ("https://a.example.com/p#q?r", "/p"),
            ("https://a.example.com/%2F/", "/%2F/"),
        ]
    )
    func path(text: String, path: String) {
        #expect(MediaURL(text).map { String($0.path) } == path)
    }

    @Test("A text without the needle, or with it many times, is replaced byte by byte")
    func replaced() {
        #expect("a&amp;b&amp;".replacingBytes("&amp;", with: "&") == "a&b&")
        #expect("plain".replacingBytes("&amp;", with: "&") == "plain")
        #expect("&am".replacingBytes("&amp;", with: "&") == "&am")
        #expect("".replacingBytes("x", with: "y") == "")
        #expect("看😀看".replacingBytes("😀", with: "") == "看看")
        #expect("abc".replacingBytes("", with: "y") == "abc")
    }

    @Test(
        "Names of header fields are compared without case",
        arguments: [
            ("Cookie", "cookie", true), ("SET-COOKIE", "set-cookie", true), ("a", "b", false), ("a", "ab", false),
            ("[", "{", false), ("@", "`", false), ("", "", true), ("é", "É", false),
        ]
    )
    func names(left: String, right: String, isSame: Bool) {
        #expect(HeaderName.isSame(left, right) == isSame)
    }
}
