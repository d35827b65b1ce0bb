import Testing

@testable import Platforms

@Suite("Instagram's codes and media addresses")
struct InstagramAddressTests {
    @Test(
        "A code spells the media id",
        arguments: [
            ("CAnqPB-Jzcj", 2_317_006_284_167_526_179), ("B-NYjoGpQqC", 2_273_581_388_251_073_154),
            ("CAG3E8-A3wf", 2_307_774_091_974_900_767), ("BvDTdWdnzkj", 2_000_528_239_350_462_755),
            ("A", 0), ("B", 1), ("_", 63), ("BA", 64), ("-_", 62 * 64 + 63),
            ("P__________", 18_446_744_073_709_551_615),
        ]
    )
    func mediaID(code: String, id: UInt64) {
        #expect(InstagramShortcode(code).mediaID == id)
    }

    @Test(
        "A number that does not fit, or a foreign character, is no media id",
        arguments: ["QAAAAAAAAAA", "a b", "é."]
    )
    func noMediaID(code: String) {
        #expect(InstagramShortcode(code).mediaID == nil)
    }

    @Test("A code of more than twenty-eight characters ends with a private post's key")
    func privateCode() {
        let long = InstagramShortcode("C5_A1TQNPrYw4c2g9KAUTPUl8RVHqiAdAcOOSY0")
        #expect(long.hasPrivateKey)
        #expect(long.code == "C5_A1TQNPrY")
        #expect(long.mediaID == InstagramShortcode("C5_A1TQNPrY").mediaID)
        #expect(long.matches("C5_A1TQNPrY") && long.matches(long.text))
        let short = InstagramShortcode(String(repeating: "A", count: 28))
        #expect(!short.hasPrivateKey && short.code == short.text)
    }

    @Test(
        "Only the code that was asked for matches",
        arguments: [nil, "", "example_001", "Example_00", "Example_0011"]
    )
    func noMatch(code: String?) {
        #expect(!InstagramShortcode("Example_001").matches(code))
        #expect(InstagramShortcode("Example_001").matches("Example_001"))
    }

    private func url(_ query: String) throws -> InstagramMediaURL {
        try #require(InstagramMediaURL("https://scontent.cdninstagram.com/v/1.mp4?\(query)"))
    }

    @Test(
        "The end of an address's life is its parameter oe, in hexadecimal digits",
        arguments: [
            ("oe=70DBD880", 1_893_456_000), ("oe=70dbd880", 1_893_456_000), ("a=1&oe=5E1C6D32&b=2", 1_578_921_266),
            ("oe=", nil), ("", nil), ("oe=xyz", nil), ("oe=-70DBD880", nil), ("oe=7FFFFFFFFFFFFFFF", nil),
            ("oe=FFFFFFFFFFFFFFFFF", nil), ("oe=70DB%20D880", nil), ("foe=70DBD880", nil),
        ]
    )
    func expiry(query: String, expected: Int?) throws {
        #expect(try url(query).expiresAt == expected)
    }

    @Test(
        "A picture is cut where its steps say so",
        arguments: [
            ("stp=c0.180.1440.1440a_dst-jpg_e35", true), ("stp=dst-jpg_e35_c288.0.864.864a_s640x640", true),
            ("stp=dst-jpg_e35_s1080x1080", false), ("stp=cmp1_dst-jpg", false), ("stp=c9_dst", false), ("stp=", false),
            ("", false), ("x=c0.180.1440.1440a", false),
        ]
    )
    func cropped(query: String, isCropped: Bool) throws {
        #expect(try url(query).isCropped == isCropped)
    }

    @Test("The encoder's note tells shorter side, duration and bitrate")
    func encoding() throws {
        let encoding = try url(InstagramSample.encoded720).encoding
        #expect(encoding.shorterSide == 720)
        #expect(encoding.duration == 16)
        #expect(encoding.bitrate == 900)
        let twice = try url(InstagramSample.encoded720.replacing("%3D", with: "%253D"))
        #expect(twice.encoding.shorterSide == 720)
    }

    @Test(
        "A note that is none tells nothing",
        arguments: ["efg=", "efg=!!", "efg=e30", "efg=W10=", "efg=_w", "efg=eyJ2"]
    )
    func noEncoding(query: String) throws {
        let encoding = try url(query).encoding
        #expect(encoding.shorterSide == nil && encoding.duration == nil && encoding.bitrate == nil)
    }

    @Test(
        "Only addresses of the CDN are media addresses",
        arguments: [
            ("https://scontent-arn2-1.cdninstagram.com/v/1.jpg", true), ("https://video.xx.fbcdn.net/v/1.mp4", true),
            ("https://static.cdninstagram.com/rsrc.php/x.png", false), ("https://www.fbcdn.net/x", false),
            ("https://evilcdninstagram.com/1.jpg", false), ("https://cdninstagram.com.evil.example/1.jpg", false),
            ("http://scontent.cdninstagram.com/1.jpg", true), ("https://u@scontent.cdninstagram.com/1.jpg", false),
            ("https://evil.example\\.cdninstagram.com/1.jpg", false), ("", false), ("data:image/png,", false),
        ]
    )
    func hosts(url: String, isAllowed: Bool) {
        #expect((InstagramMediaURL(url) != nil) == isAllowed)
    }
}
