import JSON
import Testing

@testable import Platforms

@Suite("Shapes of TikTok's items")
struct TikTokShapesTests {
    private static let link = PostLink(
        platform: .tiktok,
        kind: .video,
        id: "7500000000000000001",
        canonicalURL: "https://www.tiktok.com/@i/video/7500000000000000001"
    )
    private static let host = "v16-webapp-prime.us.tiktok.com"

    private func page(_ item: String) throws -> Post {
        try TikTokPageItem(try JSONDocument(parsing: item).root, link: Self.link).post(cookies: [])
    }

    @Test(
        "A video with an empty photo part is a video",
        arguments: ["{}", "null", #"{"images":[]}"#, #"{"images":null}"#]
    )
    func emptyPhotos(part: String) throws {
        let post = try page(#"{"imagePost":\#(part),"video":{"duration":"7","playAddr":"https://\#(Self.host)/a/"}}"#)
        #expect(post.videos.count == 1 && post.images.isEmpty && post.duration == 7)
        #expect(post.webpageURL.contains("/video/"))
    }

    @Test("A photo post without a picture is no video of its sound")
    func soundOnly() {
        let item = #"{"imagePost":{"images":[]},"video":{"playAddr":"https://\#(Self.host)/a/?mime_type=audio_mpeg"}}"#
        let failure = #expect(throws: ExtractionFailure.self) { try page(item) }
        #expect(failure?.reason == .noMedia)
    }

    @Test("Addresses come with https, with http, or without a scheme", arguments: ["https:", "http:", ""])
    func schemes(scheme: String) throws {
        let post = try page(#"{"video":{"playAddr":"\#(scheme)//\#(Self.host)/a/"}}"#)
        #expect(post.videos.map(\.file.url) == ["https://\(Self.host)/a/"])
    }

    @Test("The default rendition is taken from its structure where the address is missing")
    func structured() throws {
        let structure = #"{"UrlList":["https://\#(Self.host)/b/"],"Width":576,"Height":"1024","DataSize":"99"}"#
        let post = try page(#"{"video":{"playAddr":"","bitrateInfo":null,"PlayAddrStruct":\#(structure)}}"#)
        let video = try #require(post.videos.first)
        #expect(video.width == 576 && video.height == 1024 && video.file.size == 99)
    }

    @Test("The app's answers are held to the same")
    func app() throws {
        let address = #"{"url_list":["http://v19.tiktokcdn.com/x/70dbd880/video/a"],"width":720,"height":1280}"#
        let item = #"{"image_post_info":{"images":[]},"video":{"duration":7000,"play_addr":\#(address)}}"#
        let post = try TikTokAppItem(try JSONDocument(parsing: item).root, link: Self.link).post()
        #expect(post.videos.map(\.file.url) == ["https://v19.tiktokcdn.com/x/70dbd880/video/a"])
    }
}
