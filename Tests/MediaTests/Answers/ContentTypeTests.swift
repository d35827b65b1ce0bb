import Testing

@testable import Media

@Suite("Content types")
struct ContentTypeTests {
    @Test(
        "Media types pass, in lower case and bare",
        arguments: [
            ("video/mp4", "video/mp4"), ("Video/MP4", "video/mp4"), (" video/mp4 ", "video/mp4"),
            ("video/mp4; codecs=\"avc1.64002a,mp4a.40.2\"", "video/mp4"),
            ("video/mp4; charset=utf-8; x=\"<script>\"", "video/mp4"), ("video/mp4 ;a", "video/mp4"),
            ("audio/mp4", "audio/mp4"), ("audio/x-m4a", "audio/x-m4a"), ("image/jpeg", "image/jpeg"),
            ("image/webp", "image/webp"), ("video/mp2t", "video/mp2t"),
            ("video/vnd.example_a+b", "video/vnd.example_a+b"),
            ("application/vnd.apple.mpegurl", "application/vnd.apple.mpegurl"),
            ("application/x-mpegURL", "application/x-mpegurl"), ("application/mp4", "application/mp4"),
        ]
    )
    func media(upstream: String, answered: String) {
        #expect(ContentType.answered(upstream) == answered)
    }

    @Test(
        "Everything else is a file to be saved",
        arguments: [
            nil, "", " ", "text/html", "text/html; charset=utf-8", "text/plain", "application/json", "application/xml",
            "application/pdf", "application/x-shockwave-flash", "application/javascript", "text/javascript",
            "application/octet-stream", "binary/octet-stream", "image/svg+xml", "IMAGE/SVG+XML; a=b", "image/svg",
            "image/xml", "image/x+xml", "video/html", "audio/xhtml+xml", "image/png, text/html",
            "image/png; a=b, text/html", "image/png,image/png", "text/html, image/png", "image", "image/", "/png", "/",
            "image/png/x", "image/*", "*/*", "image /png", "image/ png", "image/p ng", "image/png\r\nX: y",
            "image/pn\0g",
            "image/pngé", "image/<script>", "multipart/byteranges; boundary=x", "image/-png", "video/mp4;\",",
            ";video/mp4",
            "application/dash+xml", "ｉmage/png",
        ]
    )
    func others(upstream: String?) {
        // An open quote holds whatever follows, as a parameter that is dropped.
        let expected = upstream == "video/mp4;\"," ? "video/mp4" : "application/octet-stream"
        #expect(ContentType.answered(upstream) == expected)
    }

    @Test("Names over 127 bytes are none")
    func long() {
        let name = String(repeating: "a", count: 127)
        #expect(ContentType.answered("video/\(name)") == "video/\(name)")
        #expect(ContentType.answered("video/\(name)a") == ContentType.unknown)
    }

    @Test(
        "Pages say so in many ways",
        arguments: [
            ("text/html", true), ("TEXT/HTML", true), ("Text/Html; charset=UTF-8", true), (" text/html;", true),
            ("application/xhtml+xml", true), ("text/html, video/mp4", true), ("text/htmlx", false),
            ("text/plain", false),
            ("video/mp4", false), ("image/png, text/html", false), ("", false), (nil, false),
        ]
    )
    func pages(upstream: String?, isPage: Bool) {
        #expect(ContentType.isPage(upstream) == isPage)
    }

    @Test(
        "Playlists say so in several",
        arguments: [
            ("application/vnd.apple.mpegurl", true), ("application/x-mpegURL", true),
            ("audio/mpegurl; charset=utf-8", true),
            ("Audio/X-MpegURL", true), ("application/mpegurl", true), ("video/mp4", false), ("", false), (nil, false),
        ]
    )
    func playlists(upstream: String?, isPlaylist: Bool) {
        #expect(ContentType.isPlaylist(upstream) == isPlaylist)
    }

    @Test("A broken header never becomes a page, nor another header", arguments: 0..<8)
    func fuzz(seed: UInt64) {
        let samples = [
            "video/mp4; codecs=\"avc1.64002a, mp4a.40.2\"", "image/png, text/html", "IMAGE/SVG+XML", "text/html",
            "application/x-mpegURL",
        ]
        for text in Fuzz.texts(samples, seed: seed) {
            let answered = ContentType.answered(text)
            let start = answered.prefix { $0 != "/" }
            #expect(
                answered == ContentType.unknown || ["video", "audio", "image"].contains(start)
                    || answered.hasSuffix("mpegurl") || answered == "application/mp4" || answered == "application/ogg"
            )
            #expect(!["html", "svg", "xml"].contains { answered.contains($0) })
            #expect(answered.utf8.allSatisfy { (0x21...0x7E).contains($0) && !";,\"<>".utf8.contains($0) })
            #expect(ContentType.answered(answered) == answered)
        }
    }
}
