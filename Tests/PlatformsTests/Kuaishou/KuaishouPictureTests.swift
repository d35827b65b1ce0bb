import Testing

@testable import Platforms

@Suite("Kuaishou's pictures")
struct KuaishouPictureTests {
    private func post(_ members: String, more: String = "") throws -> Post {
        try KuaishouParse(page: KuaishouSample.info(members, more: more)).result.get()
    }

    @Test("A gallery is its pictures in order, with their sizes, and its music")
    func gallery() throws {
        let post = try post(KuaishouSample.gallery)
        #expect(post.images.map(\.file.url) == (0...1).map { "https://p1.a.yximgs.com/ufile/atlas/x_\($0).webp" })
        #expect(post.images.map(\.file.index) == [0, 1])
        #expect(post.images.map(\.width) == [1080, 1080] && post.images.map(\.height) == [1400, 1401])
        #expect(post.audios.map(\.file.url) == ["https://tymov2.a.kwimgs.com/ufile/atlas/x.m4a"])
        #expect(post.duration == 0 && post.videos.isEmpty)
    }

    @Test("The JPEG list comes before the WebP list")
    func jpeg() throws {
        let images = try post(KuaishouSample.gallery, more: ",\(KuaishouSample.atlas("jpg", 3))").images
        #expect(images.map { $0.file.url.suffix(4) } == [".jpg", ".jpg", ".jpg"])
    }

    @Test("The video of a gallery's music is no video of the post")
    func shell() throws {
        let post = try post("\(KuaishouSample.mainURLs),\(KuaishouSample.gallery)")
        #expect(post.videos.isEmpty && post.images.count == 2)
    }

    @Test(
        "Hosts are given as objects or as names, paths with or without a slash, or as whole addresses",
        arguments: [
            (#""cdn":["p1.a.yximgs.com"],"list":["ufile/a.jpg"]"#, ["https://p1.a.yximgs.com/ufile/a.jpg"]),
            (
                #""cdnList":[{"cdn":"evil.example"},{"cdn":"p2.a.yximgs.com"}],"list":["/a.jpg"]"#,
                ["https://p2.a.yximgs.com/a.jpg"]
            ),
            (#""list":["http://ty2.a.kwimgs.com/a.jpg"]"#, ["https://ty2.a.kwimgs.com/a.jpg"]),
            (#""cdn":["p1.a.yximgs.com"],"list":[7,"/b.jpg",null]"#, ["https://p1.a.yximgs.com/b.jpg"]),
        ]
    )
    func hosts(node: String, expected: [String]) throws {
        #expect(try post(#""ext_params":{"atlas":{\#(node)}}"#).images.map(\.file.url) == expected)
    }

    @Test("A picture that is dropped leaves the others their places")
    func places() throws {
        let node = #""cdn":["p1.a.yximgs.com"],"list":["/a.jpg","https://evil.example/b.jpg","/c.jpg"]"#
        let images = try post(#""ext_params":{"atlas":{\#(node),"size":[{"w":1,"h":2}]}}"#).images
        #expect(images.map(\.file.index) == [0, 2])
        #expect(images.map(\.width) == [1, nil])
    }

    @Test(
        "A single picture is the cover at the post's size",
        arguments: [
            #""photoType":"SINGLE_PICTURE""#, #""ext_params":{"single":{"type":3}},"mainMvUrls":[]"#,
            #""ext_params":{"karaoke":{}}"#,
        ]
    )
    func single(members: String) throws {
        let post = try post(#"\#(members),"width":1536,"height":2048"#)
        #expect(post.images.map(\.file.url) == ["https://p2.a.yximgs.com/upic/c.jpg"])
        #expect(post.images.map(\.width) == [1536] && post.images.map(\.height) == [2048])
        #expect(post.duration == 0 && post.audios.isEmpty)
    }

    @Test("The music of a single picture lies beside it")
    func singleMusic() throws {
        let single = #""single":{"type":3,"music":"/a/b.m4a","musicCdnList":[{"cdn":"txmov2.a.kwimgs.com"}]}"#
        let post = try post(#""photoType":"SINGLE_PICTURE""#, more: ",\(single)")
        #expect(post.audios.map(\.file.url) == ["https://txmov2.a.kwimgs.com/a/b.m4a"])
    }

    @Test("Ten thousand pictures are bounded")
    func bounded() throws {
        let members = #""ext_params":{\#(KuaishouSample.atlas("webp", 10_000))}"#
        #expect(try post(members).images.count == 1000)
    }
}
