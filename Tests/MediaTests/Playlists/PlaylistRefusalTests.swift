import Testing

@testable import Media

@Suite("Playlists that are refused")
struct PlaylistRefusalTests {
    private static let addresses: [(String, AddressRefusal)] = [
        ("file:///etc/passwd", .scheme), ("http://169.254.169.254/latest/meta-data/", .numericHost),
        ("https://[::ffff:a9fe:a9fe]/", .numericHost), ("http://127.0.0.1:8080/", .port),
        ("https://2130706433/", .numericHost),
        ("concat:a.ts|b.ts", .scheme), ("data:application/octet-stream;base64,AA==", .scheme),
        ("crypto+file:/etc/passwd", .scheme), ("pipe:0", .scheme), ("tcp://10.0.0.1:22/", .scheme),
        ("https://evil.example/a.ts", .foreignHost), ("//evil.example/a.ts", .foreignHost),
        ("https://localhost/", .host),
        ("https://u:p@video.twimg.com/a.ts", .credentials), ("https://video.twimg.com:22/a.ts", .port),
        ("https://video.twimg.com.evil.example/", .foreignHost), ("https://eviltwimg.com/", .foreignHost),
        ("https:/a.ts", .notAbsolute), ("https:a.ts", .notAbsolute), ("javascript:alert(1)", .scheme),
        ("a b.ts", .characters),
        ("\\\\evil.example\\a", .characters), ("é.ts", .characters), ("skd://key", .scheme),
        ("blob:https://video.twimg.com/x", .scheme),
        ("a\t.ts", .characters), (" a.ts", .characters),
    ]

    @Test("One address is enough, wherever it stands", arguments: addresses)
    func address(text: String, why: AddressRefusal) throws {
        let expected = PlaylistRefusal.address(why)
        #expect(Playlist.refusal(Playlist.of("a.ts", text, "b.ts")) == expected)
        #expect(Playlist.refusal(Playlist.of("#EXT-X-STREAM-INF:BANDWIDTH=1", text)) == expected)
        guard !text.contains("\\") else { return }
        for tag in [
            "KEY:METHOD=AES-128,", "SESSION-KEY:METHOD=AES-128,", "MAP:", "MEDIA:TYPE=AUDIO,", "I-FRAME-STREAM-INF:",
            "PART:",
            "PRELOAD-HINT:", "RENDITION-REPORT:", "SESSION-DATA:", "IMAGE-STREAM-INF:", "KEY:METHOD=NONE,", "START:",
            "FOO:",
        ] {
            #expect(Playlist.refusal(Playlist.of("a.ts", "#EXT-X-\(tag)URI=\"\(text)\"")) == expected, "\(tag)")
            #expect(Playlist.refusal(Playlist.of("#EXT-X-\(tag)URI=\"ok\",URI=\"\(text)\"")) == expected, "\(tag)")
        }
    }

    @Test(
        "A path with odd characters is a path on the playlist's own host",
        arguments: ["subfile,,:/etc/passwd", "a|b", "-i"]
    )
    func path(text: String) throws {
        #expect(try Playlist.rewritten(Playlist.of(text)).contains("=https://video.twimg.com/"))
    }

    @Test(
        "What does not begin as a playlist is none",
        arguments: [
            "", "#", "EXTM3U", " #EXTM3U\n", "\n#EXTM3U\n", "\u{FEFF}#EXTM3U\n", "#EXTM3U8\n", "#EXTM3U:x\n",
            "#extm3u\n", "<html>",
            "#EXTM3\n",
        ]
    )
    func beginning(text: String) {
        #expect(Playlist.refusal(text) == .notPlaylist)
    }

    @Test(
        "Lines that are not of their tag's form",
        arguments: [
            "#EXT-X-KEY:", "#EXT-X-KEY", "#EXT-X-KEY:URI=\"k\"", "#EXT-X-KEY:METHOD=AES-128",
            "#EXT-X-KEY:METHOD=AES-128,URI=k",
            "#EXT-X-KEY:METHOD=AES-128,URI=\"k", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"x",
            "#EXT-X-KEY:METHOD=AES-128,METHOD=NONE,URI=\"k\"",
            "#EXT-X-KEY:METHOD=AES-128,X=\"a\\\",URI=\"k\"", "#EXT-X-KEY:METHOD=AES-128,,URI=\"k\"", "#EXT-X-KEY:=a",
            "#EXT-X-MAP:BYTERANGE=\"1@0\"",
            "#EXT-X-MAP:uri=\"k\"", "#EXT-X-PART:DURATION=1", "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1",
            "#EXT-X-STREAM-INF:", "#EXT-X-STREAM-INF:A",
            "#EXT-X-STREAM-INF:A=", "#EXT-X-STREAM-INF:A=b c", "#EXT-X-STREAM-INF:A=\"b", "#EXT-X-MEDIA:TYPE=A\"B\"",
            "#EXTINF:", "#EXTINF:,", "#EXTINF",
            "#EXTINF:1 2,", "#EXTINF:1111111111111111111111111,", "#EXT-X-VERSION:", "#EXT-X-VERSION",
            "#EXT-X-VERSION:1\"", "#EXT-X-BYTERANGE:1,2",
            "#EXT-X-TARGETDURATION:http://evil.example", "#EXT-X-ENDLIST:x", "#EXT-X-ENDLIST:",
            "#EXT-X-MEDIA:TYPE=É",
        ]
    )
    func form(line: String) {
        #expect(Playlist.refusal(Playlist.of(line, "a.ts")) == .form)
    }

    @Test(
        "Streams that are protected against copying",
        arguments: [
            "METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\",KEYFORMATVERSIONS=\"1\"",
            "METHOD=SAMPLE-AES-CTR,URI=\"data:text/plain;base64,AA==\",KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"",
            "METHOD=AES-128,URI=\"k\",KEYFORMAT=\"com.widevine\"", "METHOD=SAMPLE-AES-CTR,URI=\"k\"",
            "METHOD=FOO,URI=\"k\"", "METHOD=aes-128,URI=\"k\"",
            "METHOD=AES-128,URI=\"k\",KEYFORMAT=\"identity\",KEYFORMAT=\"com.microsoft.playready\"",
            "METHOD=AES-128,URI=\"k\",KEYFORMAT=\"\"",
            "METHOD=\"SAMPLE-AES\",URI=\"k\",KEYFORMAT=\"Identity\"",
        ]
    )
    func encrypted(attributes: String) {
        for tag in ["#EXT-X-KEY", "#EXT-X-SESSION-KEY"] {
            #expect(Playlist.refusal(Playlist.of("\(tag):\(attributes)", "a.ts")) == .encrypted)
        }
    }

    @Test("Keys that anybody may fetch are no protection", arguments: ["AES-128", "SAMPLE-AES"])
    func plainKeys(method: String) throws {
        let line = "#EXT-X-KEY:METHOD=\(method),URI=\"k\",KEYFORMAT=\"identity\""
        #expect(try Playlist.rewritten(Playlist.of(line)).contains("URI=\"/p?key="))
    }

    @Test(
        "Variables",
        arguments: ["NAME=\"a\",VALUE=\"https://evil.example\"", "IMPORT=\"a\"", "QUERYPARAM=\"a\"", ""]
    )
    func variables(attributes: String) {
        #expect(Playlist.refusal(Playlist.of("#EXT-X-DEFINE:\(attributes)", "{$a}/b.ts")) == .variables)
    }

    @Test("Control characters and bytes that are no UTF-8")
    func characters() throws {
        for character in ["\0", "\u{1}", "\u{7F}", "\u{1B}", "a\rb", "\u{B}", "\u{C}"] {
            #expect(Playlist.refusal(Playlist.of("# \(character)a", "a.ts")) == .text)
            #expect(Playlist.refusal(Playlist.of("#EXT-X-MEDIA:NAME=\"\(character)a\"", "a.ts")) == .text)
        }
        let base = try MediaAddress(Playlist.base, rules: Playlist.rules)
        for bytes in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            #expect(throws: PlaylistRefusal.text) {
                try PlaylistRewriter().rewritten(Array("#EXTM3U\n# ".utf8) + bytes, base: base, link: Playlist.link)
            }
        }
    }

    @Test("Bounds: bytes, lines, the length of one, and what comes out")
    func bounds() {
        let start = Playlist.of()
        #expect(Playlist.refusal(start + String(repeating: "\n", count: 49_998)) == nil)
        #expect(Playlist.refusal(start + String(repeating: "\n", count: 49_999)) == .tooManyLines)
        #expect(Playlist.refusal(start + String(repeating: "\n", count: 1_000_000)) == .tooManyLines)
        let line = "#" + String(repeating: "a", count: 16_382)
        #expect(Playlist.refusal(start + String(repeating: line + "\n", count: 127)) == nil)
        #expect(Playlist.refusal(start + String(repeating: line + "\n", count: 129)) == .tooLong)
        #expect(Playlist.refusal(start + line + "a") == nil)
        #expect(Playlist.refusal(start + line + "aa") == .lineTooLong)
        #expect(Playlist.refusal(start + String(repeating: "a", count: 9000)) == .address(.tooLong))
        var limits = PlaylistLimits.standard
        limits.output = 100
        #expect(
            Playlist.refusal(start + String(repeating: "a\n", count: 9), limits: limits) { _, _ in "1234567" } == nil
        )
        #expect(
            Playlist.refusal(start + String(repeating: "a\n", count: 13), limits: limits) { _, _ in "1234567" }
                == .tooLong
        )
    }

    @Test("Playlists lie three deep at most, and one that names itself ends there")
    func depth() {
        let segments = Playlist.of("a.ts")
        let itself = Playlist.of("#EXT-X-STREAM-INF:BANDWIDTH=1", "a.m3u8")
        for depth in 0...2 { #expect(Playlist.refusal(itself, depth: depth) == nil) }
        #expect(Playlist.refusal(segments, depth: 3) == nil)
        #expect(Playlist.refusal(itself, depth: 3) == .tooDeep)
        #expect(Playlist.refusal(Playlist.of("#EXT-X-MEDIA:URI=\"a.m3u8\""), depth: 3) == .tooDeep)
        #expect(Playlist.refusal(segments, depth: 4) == .tooDeep)
    }

    @Test(
        "Where there is no link there is no playlist",
        arguments: [nil, "", "#a", "a\nb", "a\"b", "a b", "a\\b", "é"]
    )
    func link(text: String?) {
        #expect(Playlist.refusal(Playlist.of("a.ts")) { _, _ in text } == .link)
        #expect(Playlist.refusal(Playlist.of("#EXT-X-MAP:URI=\"a\"")) { _, _ in text } == .link)
    }

    @Test("Each reason is one plain sentence that holds nothing of the playlist")
    func sentences() {
        let all: [PlaylistRefusal] = [
            .notPlaylist, .tooLong, .tooManyLines, .lineTooLong, .text, .form, .encrypted, .variables,
            .address(.scheme), .tooDeep, .link,
        ]
        #expect(Set(all.map(\.sentence)).count == all.count)
        #expect(all.allSatisfy { $0.sentence.hasSuffix(".") && !$0.sentence.contains("/") })
    }
}
