import Testing

@testable import Platforms

@Suite("Instagram's embed page and the older shape")
struct InstagramLegacyTests {
    private func post(_ item: String) throws -> Post {
        try InstagramParse(embed: InstagramSample.legacy(item)).result.get()
    }

    @Test("A post's fields and its largest picture are read")
    func image() throws {
        let post = try post(InstagramSample.legacyImage())
        #expect(post.title == "An embedded post")
        #expect(post.author == Author(name: "Example", username: "example", id: "42"))
        #expect(post.publishedAt == 1_727_828_758)
        #expect(post.thumbnail == InstagramSample.url("cover.jpg"))
        let file = MediaFile(url: InstagramSample.url("1.jpg"), expiresAt: InstagramSample.expiry)
        #expect(post.images == [ImageItem(file: file, width: 1080, height: 1350)])
        #expect(post.duration == 0)
    }

    @Test("Where no resources are given the picture shown is taken")
    func displayed() throws {
        let item = InstagramSample.legacyImage().replacing("display_resources", with: "other")
        #expect(try post(item).images.map(\.file.url) == [InstagramSample.url("cover.jpg")])
    }

    @Test("A video's frame is the poster's only where the encoder's note says the same")
    func video() throws {
        let bare = try #require(try post(InstagramSample.legacyVideo()).videos.first)
        #expect(bare.width == nil && bare.height == nil && bare.quality == "")
        #expect(bare.hasAudio == true)
        let noted = try post(InstagramSample.legacyVideo(urlMore: InstagramSample.encoded720))
        #expect(noted.videos.first?.width == 720)
        #expect(noted.videos.first?.height == 1280)
        #expect(noted.videos.first?.quality == "720p")
        #expect(noted.duration == 9.5)
    }

    @Test("A video that is called silent is")
    func silent() throws {
        #expect(try post(InstagramSample.legacyVideo(more: #","has_audio":false"#)).videos.first?.hasAudio == false)
    }

    @Test("A carousel keeps its order and gives its places")
    func sidecar() throws {
        let media = InstagramSample.sidecar([
            InstagramSample.legacyImage("0.jpg"), InstagramSample.legacyVideo("1.mp4"),
            InstagramSample.legacyImage("2.jpg"),
        ])
        let post = try InstagramParse(embed: media).result.get()
        #expect(post.images.map(\.file.index) == [0, 2])
        #expect(post.videos.map(\.file.index) == [1])
        #expect(post.images.map(\.file.url) == ["0.jpg", "2.jpg"].map { InstagramSample.url($0) })
        #expect(post.duration == 0)
    }

    @Test(
        "A post whose media are on other hosts has none",
        arguments: ["https://evil.example/x", "", "not an address"]
    )
    func foreign(url: String) {
        let video = #"{"is_video":true,"video_url":"\#(url)"}"#
        #expect(InstagramParse(embed: InstagramSample.legacy(video)).reason == .noMedia)
        let image = #"{"is_video":false,"display_url":"\#(url)"}"#
        #expect(InstagramParse(embed: InstagramSample.legacy(image)).reason == .noMedia)
    }

    @Test("The newer name of the same shape is read too")
    func newName() throws {
        let media = InstagramSample.legacy(InstagramSample.legacyImage())
        let page = InstagramSample.embed(media, key: "xdt_shortcode_media")
        let parse = InstagramParse([.page: [.status(429)], .home: [.status(429)], .embed: [.json(page)]])
        #expect(try parse.result.get().images.count == 1)
    }

    @Test(
        "An embed page without this post's data is a change of the platform",
        arguments: [
            "", "<html></html>", #"{"contextJSON":null}"#, #"{"contextJSON":"{}"}"#, #"{"contextJSON":"no JSON"}"#,
            #"{"contextJSON":"{\"gql_data\":null}"}"#, #"{"contextJSON":"{\"gql_data\":{\"shortcode_media\":null}}"}"#,
            #"{"contextJSON":"{\"gql_data\":{\"shortcode_media\":{\"shortcode\":\"Other_00001\"}}}"}"#,
            #"{"contextJSON":"{\"gql"#,
        ]
    )
    func noData(page: String) {
        let parse = InstagramParse([.page: [.status(500)], .home: [.status(500)], .embed: [.json(page)]])
        #expect(parse.reason == .platformChanged)
        #expect(parse.session.attempts.map(\.strategy) == ["page", "graphql", "embed"])
    }
}
