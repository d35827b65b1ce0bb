import Platforms
import Testing

@testable import Media

@Suite("Broken playlists")
struct PlaylistFuzzTests {
    private static let samples = [
        Playlist.of(
            "#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a\",URI=\"a.m3u8\"",
            "#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"a,b\"",
            "b.m3u8"
        ),
        Playlist.of(
            "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"",
            "#EXT-X-MAP:URI=\"m\"",
            "#EXTINF:3,",
            "https://video.twimg.com/1.ts",
            "#EXT-X-ENDLIST"
        ),
        Playlist.of("#EXT-X-FOO:URI=\"http://127.0.0.1/\"", "file:///etc/passwd", "//evil.example/a"),
    ]

    @Test("What is let through names nothing but links", arguments: 0..<16)
    func fuzz(seed: UInt64) throws {
        let base = try MediaAddress(Playlist.base, rules: Playlist.rules)
        var links = 0
        for text in Fuzz.bytes(Self.samples.map { Array($0.utf8) }, seed: seed, count: 1000) {
            var made: Set<String> = []
            let output = try? PlaylistRewriter().rewritten(text, base: base) { address, _ in
                #expect(Playlist.rules.covers(host: address.host))
                made.insert("@\(made.count)")
                return "@\(made.count - 1)"
            }
            guard let output else { continue }
            links += made.count
            try judge(String(decoding: output, as: UTF8.self), links: made)
        }
        #expect(links > 100)
    }

    private func judge(_ text: String, links: Set<String>) throws {
        #expect(text.hasPrefix("#EXTM3U\n") && text.hasSuffix("\n"))
        for line in text.split(separator: "\n") {
            guard line.hasPrefix("#") else {
                #expect(links.contains(String(line)))
                continue
            }
            #expect(line.hasPrefix("#EXT") && !line.utf8.contains { $0 < 0x20 && $0 != 0x09 })
            // Every address is a link, found by nothing but its text.
            for part in line.replacing(",", with: "\n").split(separator: "\n") where part.contains("URI=") {
                #expect(links.contains(String(part.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" })), "\(line)")
            }
        }
    }

    @Test("What was rewritten is rewritten again to the same", arguments: 0..<4)
    func again(seed: UInt64) throws {
        for text in Fuzz.texts(Self.samples, seed: seed, count: 500) {
            guard let once = try? Playlist.rewritten(text, link: { address, _ in address.url }) else { continue }
            #expect(try Playlist.rewritten(once, link: { address, _ in address.url }) == once)
        }
    }
}
