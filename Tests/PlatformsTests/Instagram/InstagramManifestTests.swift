import Testing

@testable import Platforms

@Suite("Instagram's manifests")
struct InstagramManifestTests {
    private let sound = #"""
        <?xml version="1.0"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT0H0M4.967S">
        <Period duration="PT0H0M4.967S"><AdaptationSet id="0">
        <Representation id="1v" mimeType="video/mp4" width="720" height="1280" FBQualityLabel="720p">
        <BaseURL>https://a.cdninstagram.com/1.mp4?a=1&amp;b=2</BaseURL><SegmentBase indexRange="1-2"/></Representation>
        </AdaptationSet><AdaptationSet id='1'><Representation id='2a' mimeType='audio/mp4'>
        <AudioChannelConfiguration value="2"/><BaseURL>https://a.cdninstagram.com/2.mp4</BaseURL></Representation>
        </AdaptationSet></Period></MPD>
        """#

    @Test("Renditions are read in order, with their attributes and their address")
    func renditions() {
        let manifest = InstagramManifest(sound)
        #expect(manifest.duration == 4.967)
        #expect(manifest.renditions[0].url == "https://a.cdninstagram.com/1.mp4?a=1&b=2")
        #expect(manifest.renditions[1].url == "https://a.cdninstagram.com/2.mp4")
        #expect(manifest.renditions.count == 2)
        #expect(manifest.renditions[0].attributes["FBQualityLabel"] == "720p")
        #expect(manifest.renditions[0].attributes["width"] == "720")
        #expect(manifest.renditions[1].attributes == ["id": "2a", "mimeType": "audio/mp4"])
    }

    @Test(
        "Durations are read as ISO 8601 writes them",
        arguments: [
            ("PT4.967S", 4.967), ("PT1H2M3S", 3723), ("PT0H0M0S", 0), ("PT90M", 5400), ("P1D", nil), ("PTS", nil),
            ("PT-5S", nil), ("PT1.2.3S", nil), ("4", nil), ("", nil), ("PT5X", nil),
        ]
    )
    func durations(text: String, seconds: Double?) {
        #expect(InstagramManifest(#"<MPD mediaPresentationDuration="\#(text)">"#).duration == seconds)
    }

    @Test("A duration beyond all numbers is unknown")
    func endless() {
        let digits = String(repeating: "9", count: 400)
        #expect(InstagramManifest(#"<MPD mediaPresentationDuration="PT\#(digits)S">"#).duration == nil)
    }

    @Test(
        "The five entities are undone, once, and no other",
        arguments: [
            ("a&amp;b", "a&b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&amp;amp;", "&amp;"), ("&amp;lt;", "&lt;"),
            ("&xxe;", "&xxe;"), ("&#38;", "&#38;"),
        ]
    )
    func entities(text: String, expected: String) {
        let manifest = InstagramManifest("<Representation><BaseURL>\(text)</BaseURL></Representation>")
        #expect(manifest.renditions.map(\.url) == [expected])
    }

    @Test("A document type is not read: its entities stand for nothing")
    func documentType() {
        let type = #"<!DOCTYPE MPD [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>"#
        let manifest = InstagramManifest(type + sound.replacing("?a=1&amp;b=2", with: "&xxe;"))
        #expect(manifest.renditions.first?.url == "https://a.cdninstagram.com/1.mp4&xxe;")
    }

    @Test(
        "What is no manifest has no renditions",
        arguments: [
            "", "<", ">", "<<>>", "text", "<MPD", "<Representation>", "<BaseURL>x</BaseURL>", "</Representation>",
            "<Representation/>", "<Representation a=\"", "<Representation></Representation>", "<Representation a=b c>",
            "<Representation><BaseURL></BaseURL></Representation>", "< / >", "</>", "{}",
        ]
    )
    func none(text: String) {
        #expect(InstagramManifest(text).renditions == [])
    }

    @Test("Renditions and attributes are bounded")
    func bounded() {
        let one = "<Representation><BaseURL>u</BaseURL></Representation>"
        #expect(InstagramManifest(String(repeating: one, count: 1000)).renditions.count == 100)
        let attributes = (0..<1000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let wide = InstagramManifest("<Representation \(attributes)><BaseURL>u</BaseURL></Representation>")
        #expect(wide.renditions.first?.attributes.count == 64)
    }

    @Test("A manifest cut anywhere gives what was whole, and never crashes")
    func truncated() {
        for end in 0...sound.count {
            let renditions = InstagramManifest(String(sound.prefix(end))).renditions
            #expect(renditions == Array(InstagramManifest(sound).renditions.prefix(renditions.count)))
        }
    }

    @Test("A manifest with changed bytes never crashes", arguments: 0..<4)
    func mutated(seed: UInt64) {
        for bytes in HostileBytes.mutations(of: Array(sound.utf8), seed: seed, count: 300) {
            #expect(InstagramManifest(String(decoding: bytes, as: UTF8.self)).renditions.count <= 2)
        }
    }
}
