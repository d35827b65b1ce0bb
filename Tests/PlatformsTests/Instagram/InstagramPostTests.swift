import JSON
import Testing

@testable import Platforms

@Suite("Instagram's posts")
struct InstagramPostTests {
    private func post(_ item: String) throws -> Post {
        try InstagramParse(page: InstagramSample.media(item)).result.get()
    }

    @Test("A post's own fields are read")
    func fields() throws {
        let post = try post(InstagramSample.image())
        #expect(post.id == InstagramSample.code)
        #expect(post.title == "An invented post")
        #expect(post.author == Author(name: "Example", username: "example", id: "42"))
        #expect(post.webpageURL == "https://www.instagram.com/p/Example_001/")
        #expect(post.publishedAt == 1_727_828_758)
        #expect(post.thumbnail == InstagramSample.url("1.jpg"))
        #expect(post.mediaCookies.isEmpty)
    }

    @Test("A post without caption and author has an empty title and none")
    func bare() throws {
        let media = InstagramSample.media(InstagramSample.image(), caption: "null")
            .replacing(#""user":{"pk":42,"username":"example","full_name":"Example"}"#, with: #""user":null"#)
        let post = try InstagramParse(page: media).result.get()
        #expect(post.title == "")
        #expect(post.author == nil)
    }

    @Test("A picture is the largest that is not cut, with its size and expiry")
    func image() throws {
        let candidates = [
            InstagramSample.candidate("small.jpg", 640, 800), InstagramSample.candidate("large.jpg", 1080, 1350),
            InstagramSample.candidate("cut.jpg", 1440, 1440, more: "&stp=c0.180.1440.1440a_dst-jpg"),
            InstagramSample.candidate("again.jpg", 1080, 1350),
        ]
        let file = MediaFile(url: InstagramSample.url("large.jpg"), expiresAt: InstagramSample.expiry)
        let post = try post(InstagramSample.image(candidates))
        #expect(post.images == [ImageItem(file: file, width: 1080, height: 1350)])
        #expect(post.duration == 0)
    }

    @Test("Where every picture is cut the largest of them is given")
    func onlyCut() throws {
        let candidates = ["a", "b"].enumerated().map {
            InstagramSample.candidate("\($1).jpg", 100 * ($0 + 1), 100, more: "&stp=c0.1.2.3a_x")
        }
        #expect(try post(InstagramSample.image(candidates)).images.first?.width == 200)
    }

    @Test("Where no sizes are given the first is taken, with the original's size")
    func unsized() throws {
        let image = InstagramSample.image([InstagramSample.candidate("a.jpg"), InstagramSample.candidate("b.jpg")])
        let item = try #require(try post(image).images.first)
        #expect(item.file.url == InstagramSample.url("a.jpg"))
        #expect(item.width == 1080 && item.height == 1350)
    }

    @Test("Pictures on other hosts are dropped, and a post without any other has no media")
    func foreign() throws {
        let bad = #"{"url":"https://evil.example/1.jpg","width":9999,"height":9999}"#
        let image = InstagramSample.image([bad, InstagramSample.candidate("1.jpg", 10, 10)])
        #expect(try post(image).images.map(\.file.url) == [InstagramSample.url("1.jpg")])
        #expect(InstagramParse(page: InstagramSample.media(InstagramSample.image([bad]))).reason == .noMedia)
    }

    @Test("A carousel keeps its order and gives its places")
    func carousel() throws {
        let items = [
            InstagramSample.image([InstagramSample.candidate("0.jpg", 10, 10)]),
            InstagramSample.video([InstagramSample.file("1.mp4")]),
            InstagramSample.image([InstagramSample.candidate("2.jpg", 10, 10)]),
            InstagramSample.video([InstagramSample.file("3.mp4")]),
        ]
        let post = try InstagramParse(page: InstagramSample.carousel(items)).result.get()
        #expect(post.images.map(\.file.url) == ["0.jpg", "2.jpg"].map { InstagramSample.url($0) })
        #expect(post.images.map(\.file.index) == [0, 2])
        #expect(post.videos.map(\.file.url) == ["1.mp4", "3.mp4"].map { InstagramSample.url($0) })
        #expect(post.videos.map(\.file.index) == [1, 3])
        #expect(post.duration == 0)
        #expect(post.thumbnail == InstagramSample.url("0.jpg"))
    }

    @Test("An item of a carousel that cannot be given keeps its place")
    func hole() throws {
        let post = try InstagramParse(page: InstagramSample.carousel(["{}", InstagramSample.image()])).result.get()
        #expect(post.images.map(\.file.index) == [1])
    }

    @Test(
        "A post with nothing to load says why",
        arguments: [
            (#"{"broadcast_id":"18"}"#, .live), (#"{"subscription_media_visibility":{"x":1}}"#, .paidOrDRM),
            (#"{"media_type":1}"#, .noMedia), (#"{"broadcast_id":null}"#, .noMedia),
        ] as [(String, FailureReason)]
    )
    func nothing(item: String, reason: FailureReason) {
        let parse = InstagramParse(page: InstagramSample.media(item))
        #expect(parse.reason == reason)
        #expect(parse.web.questions == [.page])
    }

    @Test("Figures that are senseless are unknown", arguments: [0, -1, Int.min, .max])
    func figures(number: Int) throws {
        let size = #""width":\#(number),"height":\#(number)"#
        let more = #","original_width":\#(number),"original_height":\#(number),"taken_at":\#(number)"#
        let image = #"{"image_versions2":{"candidates":[{"url":"\#(InstagramSample.url("1.jpg"))",\#(size)}]}\#(more)}"#
        let parse = InstagramParse(page: image.replacing("{\"image", with: "{\"code\":\"Example_001\",\"image"))
        #expect(parse.result.complaints == [])
        #expect(try parse.result.get().images.first?.width == nil)
    }

    @Test("A picture with an empty manifest is a picture; an owner is an author; plain http is made https")
    func spelling() throws {
        let image = InstagramSample.image(more: #","video_versions":[],"video_dash_manifest":"""#)
        let media = InstagramSample.media(image).replacing(#""user":"#, with: #""user":null,"owner":"#)
            .replacing("https://scontent", with: "http://scontent")
        let post = try InstagramParse(page: media).result.get()
        #expect(post.images.map(\.file.url) == [InstagramSample.url("1.jpg")])
        #expect(post.author == Author(name: "Example", username: "example", id: "42"))
    }
}
