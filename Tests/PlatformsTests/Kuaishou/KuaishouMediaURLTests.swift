import Testing

@testable import Platforms

@Suite("Kuaishou's media addresses")
struct KuaishouMediaURLTests {
    @Test(
        "Addresses on the CDN are made https",
        arguments: [
            ("https://v1.kwaicdn.com/a.mp4?pkey=A", "https://v1.kwaicdn.com/a.mp4?pkey=A"),
            ("http://txmov2.a.kwimgs.com/a.mp4", "https://txmov2.a.kwimgs.com/a.mp4"),
            ("//p1.a.yximgs.com/a.jpg", "https://p1.a.yximgs.com/a.jpg"),
        ]
    )
    func usable(text: String, expected: String) {
        #expect(KuaishouMediaURL(text)?.text == expected)
    }

    @Test(
        "Other addresses are refused",
        arguments: [
            "", "https://", "a.mp4", "ftp://v1.kwaicdn.com/a", "https://evil.example/a.mp4",
            "https://kwaicdn.com.evil.example/a", "https://evilkwaicdn.com/a", "https://v1.kwaicdn.com@evil.example/a",
            "https://u:p@v1.kwaicdn.com/a", "https://v1.kwaicdn.com:8443/a", "https://v1.kwaicdn.com/a b",
            "https://v1.kwaicdn.com/a\n", "https://v1.kwaicdn.com/\\a", "https://static.yximgs.com/udata/pkg/a.js",
            "javascript:alert(1)", "https://v1.kwaicdn.com/" + String(repeating: "a", count: 5000),
        ]
    )
    func refused(text: String) {
        #expect(KuaishouMediaURL(text) == nil)
    }

    @Test(
        "A path lies on the host that is named, or brings its own",
        arguments: [
            ("p1.a.yximgs.com", "/a.jpg", "https://p1.a.yximgs.com/a.jpg"),
            ("p1.a.yximgs.com", "a.jpg", "https://p1.a.yximgs.com/a.jpg"),
            ("p1.a.yximgs.com", "https://p2.a.yximgs.com/a.jpg", "https://p2.a.yximgs.com/a.jpg"),
            ("evil.example/p1.a.yximgs.com", "/a.jpg", nil), ("p1.a.yximgs.com", "", nil),
            ("evil.example/?", ".a.yximgs.com/x", nil), ("", "/a.jpg", nil),
        ]
    )
    func joined(host: String, path: String, expected: String?) {
        #expect(KuaishouMediaURL(host: host, path: path)?.text == expected)
    }

    @Test(
        "Edge nodes, file names and sound types are read from the address",
        arguments: [
            ("https://k0x.djvod.ndcimgs.com/u/a_b.mp4?x=/y", true, "a_b.mp4", "audio/mp4"),
            ("https://x.ndcimgs.com/u/a.mp3", false, "a.mp3", "audio/mpeg"),
            ("https://hw.a.yximgs.com/a.aac", false, "a.aac", "audio/aac"),
            ("https://hw.a.yximgs.com/", false, "", "audio/mp4"),
        ]
    )
    func parts(text: String, isEdge: Bool, name: String, type: String) throws {
        let url = try #require(KuaishouMediaURL(text))
        #expect(url.isEdge == isEdge && url.fileName == name && url.audioType == type)
    }
}
