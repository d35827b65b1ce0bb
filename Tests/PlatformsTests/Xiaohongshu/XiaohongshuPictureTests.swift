import Testing

@testable import Platforms

@Suite("Xiaohongshu's pictures")
struct XiaohongshuPictureTests {
    private typealias Sample = XiaohongshuSample
    private static let clip = "http://sns-video-qc.xhscdn.com/stream/1/10/19/01ea_19.mp4?sign=16&t=6a0a6a2b"

    private func post(_ pictures: String..., title: String = "标题") throws -> Post {
        let list = #""imageList":[\#(pictures.joined(separator: ","))]"#
        return try XiaohongshuParse(page: Sample.phone(Sample.note("normal", list, title: title))).result.get()
    }

    private func original(_ key: String) -> String { "https://ci.xiaohongshu.com/\(key)?imageView2/2/w/0/format/jpg" }

    @Test("A picture is given in full size, its cover as the page shows it")
    func picture() throws {
        let post = try post(Sample.picture())
        let file = MediaFile(url: original("notes_pre_post/1040g"))
        #expect(post.images == [ImageItem(file: file, width: 1080, height: 1440)])
        #expect(post.thumbnail == "https" + Sample.signed.dropFirst(4) + "/notes_pre_post/1040g!h5_1080jpg")
        #expect(post.duration == 0)
        #expect(post.videos.isEmpty)
    }

    @Test(
        "The address is read wherever the page puts it, the larger rendition first",
        arguments: [
            (#""urlDefault":"A","urlPre":"B","url":"""#, "a"), (#""url":"B","urlPre":"A""#, "b"),
            (#""infoList":[{"imageScene":"WB_PRV","url":"A"},{"imageScene":"WB_DFT","url":"B"}]"#, "b"),
            (#""infoList":[{"imageScene":"H5_PRV","url":"A"}]"#, "a"), (#""urlPre":"B""#, "b"),
            (#""urlDefault":"https://evil.example/x","url":"A""#, "a"), (#""urlSizeLarge":"B","url":"A""#, "b"),
        ]
    )
    func places(members: String, key: String) throws {
        let members = members.replacing(#""A""#, with: #""\#(Sample.signed)/a!x""#)
            .replacing(#""B""#, with: #""\#(Sample.signed)/b!x""#)
        #expect(try post("{\(members)}").images.map(\.file.url) == [original(key)])
    }

    @Test("Where no address shows the key, the file's name does; where neither does, the shown address is given")
    func fallbacks() throws {
        let foreign = #"{"url":"https://evil.example/x.jpg","fileId":"spectrum/1040g"}"#
        let odd = #"{"url":"http://sns-webpic-qc.xhscdn.com/a.jpg","fileId":"../x"}"#
        let images = try post(foreign, odd).images.map(\.file.url)
        #expect(images == [original("spectrum/1040g"), "https://sns-webpic-qc.xhscdn.com/a.jpg"])
    }

    @Test("A live photo is a picture and a clip of one index, both marked; its neighbours are not")
    func livePhoto() throws {
        let stream = #"{"h264":[{"masterUrl":"\#(Self.clip)","backupUrls":[]}],"h265":[],"h266":[],"av1":[]}"#
        let live = #"{"urlDefault":"\#(Sample.signed)/a!x","livePhoto":true,"stream":\#(stream)}"#
        let post = try post(Sample.picture(), live, live.replacing("true", with: "false"))
        #expect(post.images.map(\.file.isLivePhoto) == [false, true, false])
        #expect(post.images.map(\.file.index) == [0, 1, 2])
        let file = MediaFile(url: Self.clip, index: 1, expiresAt: 1_779_067_435, isLivePhoto: true)
        let expected = VideoItem(
            file: file,
            quality: "",
            mimeType: "video/mp4",
            hasAudio: nil,
            source: .direct,
            codecs: "h264"
        )
        #expect(post.videos == [expected])
        #expect(post.duration == 0)
    }

    @Test("A live photo without its clip is a picture")
    func liveWithoutClip() throws {
        let live = #"{"urlDefault":"\#(Sample.signed)/a!x","livePhoto":true,"stream":{"h264":[]}}"#
        #expect(try post(live).images.map(\.file.isLivePhoto) == [false])
    }

    @Test("A place whose picture is not the site's is left out, and the others keep theirs")
    func gaps() throws {
        let post = try post(#"{"url":"https://evil.example/x.jpg"}"#, Sample.picture(), "7", "null")
        #expect(post.images.map(\.file.index) == [1])
    }

    @Test("A note without a title is called by its text, without the app's mark behind topics")
    func title() throws {
        #expect(try post(Sample.picture(), title: " ").title == "字#猫")
        #expect(try post(Sample.picture(), title: " 名 ").title == "名")
    }

    @Test("The author has a name in either shape")
    func author() throws {
        let note = Sample.note("normal", Sample.pictures(Sample.picture()))
        let phone = try XiaohongshuParse(page: Sample.phone(note)).result.get()
        let desktop = try XiaohongshuParse(page: Sample.desktop(note.replacing("nickName", with: "nickname"))).result
            .get()
        #expect(phone.author == Author(name: "某人", id: "6104cc20"))
        #expect(desktop.author == phone.author)
        #expect(desktop.publishedAt == 1_781_784_384)
    }
}
