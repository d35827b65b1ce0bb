import Testing

@testable import Media

@Suite("Content dispositions")
struct ContentDispositionTests {
    @Test("Without a name there is only the disposition")
    func bare() {
        #expect(ContentDisposition.header(.attachment, filename: nil) == "attachment")
        #expect(ContentDisposition.header(.inline, filename: nil) == "inline")
    }

    @Test(
        "A name stands in ASCII, and whole where ASCII does not do",
        arguments: [
            ("a b.mp4", "filename=\"a b.mp4\""),
            ("Schön.mp4", "filename=\"Sch_n.mp4\"; filename*=UTF-8''Sch%C3%B6n.mp4"),
            ("视频 a.mp4", "filename=\"_ a.mp4\"; filename*=UTF-8''%E8%A7%86%E9%A2%91%20a.mp4"),
            ("🎬.mp4", "filename=\"_.mp4\"; filename*=UTF-8''%F0%9F%8E%AC.mp4"),
            ("100%25.mp4", "filename=\"100_25.mp4\"; filename*=UTF-8''100%2525.mp4"),
            ("a;b.mp4", "filename=\"a_b.mp4\"; filename*=UTF-8''a%3Bb.mp4"),
            ("a'b*c.mp4", "filename=\"a'b_c.mp4\""),
            ("a\"\r\nSet-Cookie: x=1", "filename=\"a_ Set-Cookie_ x=1\""),
            ("../../etc/x", "filename=\"_.._etc_x\""),
            ("a\u{202E}gpj.exe", "filename=\"agpj.exe\""),
            ("", "filename=\"download\""),
        ]
    )
    func names(name: String, parameters: String) {
        #expect(ContentDisposition.header(.attachment, filename: name) == "attachment; \(parameters)")
        #expect(ContentDisposition.header(.inline, filename: name) == "inline; \(parameters)")
    }

    @Test("A header is one line with two quotes, whatever the name", arguments: 0..<8)
    func fuzz(seed: UInt64) {
        let samples = ["a\"; filename=\"b.exe", "视\r\nX: y\0", "%22%0d%0a.mp4", String(repeating: "🎬\\", count: 300)]
        for name in Fuzz.texts(samples, seed: seed) {
            let header = ContentDisposition.header(.attachment, filename: name)
            #expect(header.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(header.utf8.filter { $0 == UInt8(ascii: "\"") }.count == 2)
            #expect(header.hasPrefix("attachment; filename=\"") && header.utf8.count < 700)
            #expect(header.utf8.filter { $0 == UInt8(ascii: ";") }.count <= 2)
        }
    }
}
