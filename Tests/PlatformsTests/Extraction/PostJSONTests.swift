import JSON
import Testing

@testable import Platforms

@Suite("A post as a caller gets it")
struct PostJSONTests {
    private func text(_ post: Post) -> String { String(decoding: post.json().bytes, as: UTF8.self) }
    private func keys(_ value: JSONValue) -> [String] { value.members.map(\.key) }

    private let full = Post(
        platform: .instagram,
        id: "Example_001",
        title: "A \"title\"\nof two lines é😀",
        author: Author(name: "Example", username: "example"),
        thumbnail: "https://a.com/t.jpg",
        duration: 12.5,
        webpageURL: "https://www.instagram.com/p/Example_001/",
        publishedAt: 1_727_828_758,
        images: [ImageItem(file: MediaFile(url: "https://a.com/1.jpg", isLivePhoto: true), width: 1080, height: 1350)],
        videos: [
            VideoItem(
                file: MediaFile(
                    url: "https://a.com/2.mp4",
                    index: 1,
                    size: 9,
                    expiresAt: 1_735_689_599,
                    hasWatermark: false
                ),
                quality: "1080p",
                mimeType: "video/mp4",
                width: 1080,
                height: 1920,
                hasAudio: true,
                source: .direct,
                bitrate: 800,
                fps: 29.97,
                codecs: "avc1.64002a"
            )
        ],
        audios: [
            AudioItem(
                file: MediaFile(url: "https://a.com/3.m4a", index: 1),
                mimeType: "audio/mp4",
                bitrate: 128,
                codecs: "mp4a.40.2",
                language: "en"
            )
        ],
        mediaCookies: [CookieJar.Cookie(name: "sid", value: "secret", domain: "a.com")]
    )

    @Test("Fields come in the contract's order, additions behind them")
    func order() throws {
        let root = try JSONDocument(parsing: full.json().bytes).root
        #expect(
            keys(root) == [
                "platform", "title", "thumbnail", "duration", "images", "videos", "audios", "id", "author",
                "webpageUrl", "publishedAt",
            ]
        )
        #expect(keys(root["images"][0]) == ["url", "width", "height", "index", "livePhoto"])
        #expect(
            keys(root["videos"][0]) == [
                "url", "quality", "mimeType", "width", "height", "hasAudio", "source", "bitrate", "fps", "codecs",
                "index", "size", "watermark", "expiresAt",
            ]
        )
        #expect(keys(root["audios"][0]) == ["url", "mimeType", "bitrate", "codecs", "language", "index"])
        #expect(keys(root["author"]) == ["name", "username", "id"])
    }

    @Test("Values are what the post has")
    func values() throws {
        let root = try JSONDocument(parsing: full.json().bytes).root
        #expect(root["title"].string == full.title)
        #expect(root["duration"].double == 12.5)
        #expect(root["publishedAt"].string == "2024-10-02T00:25:58Z")
        #expect(root["videos"][0]["expiresAt"].string == "2024-12-31T23:59:59Z")
        #expect(root["videos"][0]["hasAudio"].bool == true)
        #expect(root["videos"][0]["watermark"].bool == false)
        #expect(root["author"]["id"].isNull)
    }

    @Test("What is unknown is null where it is promised, empty where it is text, and else left out")
    func unknown() {
        let post = Post(
            platform: .twitter,
            id: "1",
            webpageURL: "https://x.com/i/status/1",
            images: [ImageItem(file: MediaFile(url: "u"))],
            videos: [VideoItem(file: MediaFile(url: "v"), quality: "", mimeType: "m", hasAudio: nil, source: .hls)],
            audios: [AudioItem(file: MediaFile(url: "w"), mimeType: "n")]
        )
        #expect(
            text(post) == #"{"platform":"twitter","title":"","thumbnail":"","duration":null,"#
                + #""images":[{"url":"u","width":null,"height":null,"index":0}],"#
                + #""videos":[{"url":"v","quality":"","mimeType":"m","width":null,"height":null,"hasAudio":null,"#
                + #""source":"hls","index":0}],"audios":[{"url":"w","mimeType":"n","index":0}],"#
                + #""id":"1","webpageUrl":"https://x.com/i/status/1"}"#
        )
    }

    @Test("A gallery's duration is the number 0, a whole duration has no fraction")
    func duration() throws {
        func written(_ duration: Double?) -> String {
            let text = text(Post(platform: .twitter, id: "1", duration: duration, webpageURL: ""))
            return String(text.split(separator: "\"duration\":")[1].prefix { $0 != "," })
        }
        #expect([0, 12, 12.5, nil, .nan, .infinity].map(written) == ["0", "12", "12.5", "null", "null", "null"])
        #expect(written(Double(Int.min)) == "-9.223372036854776e+18")
    }

    @Test("Lists without media are empty lists, not null")
    func emptyLists() {
        let text = text(Post(platform: .twitter, id: "1", webpageURL: ""))
        #expect(text.contains(#""images":[],"videos":[],"audios":[]"#))
    }

    @Test("Cookies of the media hosts are never shown")
    func cookies() {
        #expect(!text(full).contains("secret"))
    }

    @Test("Members that a caller adds stand behind each item's own")
    func decorated() throws {
        func added(_ text: String) -> [[JSONMember]] { [[JSONMember("proxyUrl", .string(text))]] }
        let node = full.json(adding: PostAdditions(images: added("p0"), videos: added("p1"), audios: added("p2")))
        let root = try JSONDocument(parsing: node.bytes).root
        let items = [root["images"][0], root["videos"][0], root["audios"][0]]
        #expect(items.map { keys($0).last } == ["proxyUrl", "proxyUrl", "proxyUrl"])
        #expect(items.map { $0["proxyUrl"].string } == ["p0", "p1", "p2"])
    }
}
