import Platforms
import Testing

@testable import Media

@Suite("The same file in a post that was parsed anew")
struct RenditionTests {
    private func post(_ videos: [VideoItem] = [], images: [ImageItem] = [], audios: [AudioItem] = []) -> Post {
        Post(
            platform: .tiktok,
            id: "1",
            thumbnail: "https://a.example/cover",
            webpageURL: "",
            images: images,
            videos: videos,
            audios: audios
        )
    }

    private func video(
        _ url: String,
        index: Int = 0,
        _ width: Int? = 1080,
        _ height: Int? = 1920,
        bitrate: Int? = 2_000_000,
        codecs: String? = "avc1",
        quality: String = "1080p",
        mimeType: String = "video/mp4",
        source: VideoItem.Source = .direct,
        watermark: Bool? = false
    ) -> VideoItem {
        VideoItem(
            file: MediaFile(url: url, index: index, hasWatermark: watermark),
            quality: quality,
            mimeType: mimeType,
            width: width,
            height: height,
            hasAudio: true,
            source: source,
            bitrate: bitrate,
            codecs: codecs
        )
    }

    private func image(_ url: String, index: Int, _ width: Int? = 1080, _ height: Int? = 1350) -> ImageItem {
        ImageItem(file: MediaFile(url: url, index: index), width: width, height: height)
    }

    private func audio(_ url: String, language: String?, bitrate: Int? = 128_000) -> AudioItem {
        AudioItem(
            file: MediaFile(url: url),
            mimeType: "audio/mp4",
            bitrate: bitrate,
            codecs: "mp4a.40.2",
            language: language
        )
    }

    @Test("Every item of a post finds itself, and itself under a new address")
    func itself() {
        let old = post(
            [
                video("a"), video("b", bitrate: 1_000_000), video("c", 720, 1280, quality: "720p"),
                video("d", codecs: "hvc1"),
                video("e", index: 1), video("f", index: 1, watermark: true), video("g", index: 1, source: .dash),
            ],
            images: [image("h", index: 0), image("i", index: 2), image("j", index: 3, nil, nil)],
            audios: [audio("k", language: "en"), audio("l", language: "de"), audio("m", language: nil)]
        )
        var new = old
        for place in new.videos.indices { new.videos[place].file.url += "2" }
        for place in new.images.indices { new.images[place].file.url += "2" }
        for place in new.audios.indices { new.audios[place].file.url += "2" }
        let renditions = Rendition.videos(of: old) + Rendition.images(of: old) + Rendition.audios(of: old)
        let urls = (old.videos.map(\.file) + old.images.map(\.file) + old.audios.map(\.file)).map(\.url)
        #expect(renditions.map { $0.find(in: old)?.url } == urls)
        #expect(renditions.map { $0.find(in: new)?.url } == urls.map { $0 + "2" })
        #expect(Rendition.videos(of: old).map(\.position) == [0, 1, 2, 3, 0, 1, 2])
        new.videos.reverse()
        #expect(Rendition.videos(of: old).map { $0.find(in: new)?.url } == old.videos.map { $0.file.url + "2" })
        #expect(renditions.allSatisfy { $0.find(in: post()) == nil })
    }

    @Test("Equal ones are told apart by their place, and only by that")
    func equal() {
        let old = post([video("a"), video("b")])
        let renditions = Rendition.videos(of: old)
        #expect(renditions.map { $0.find(in: post([video("c"), video("d")]))?.url } == ["c", "d"])
        #expect(renditions.map { $0.find(in: post([video("c")]))?.url } == ["c", "c"])
        #expect(Rendition(old.videos[0], position: 5).find(in: post([video("c"), video("d")])) == nil)
    }

    @Test("The bit rate may differ by a twentieth or be unknown on one side, for a single candidate")
    func near() {
        let rendition = Rendition(video("a"))
        func found(_ videos: VideoItem...) -> String? { rendition.find(in: post(videos))?.url }
        #expect(found(video("b", bitrate: 2_100_000)) == "b")
        #expect(found(video("b", bitrate: 1_900_000)) == "b")
        #expect(found(video("b", bitrate: 1_899_999)) == nil)
        #expect(found(video("b", bitrate: 2_105_264)) == nil)
        #expect(found(video("b", bitrate: nil)) == "b")
        #expect(found(video("b", bitrate: 1_950_000), video("c", bitrate: 2_050_000)) == nil)
        #expect(found(video("b", bitrate: nil), video("c", bitrate: nil)) == nil)
        #expect(found(video("b", bitrate: 1_950_000), video("c")) == "c")
        #expect(found(video("b", bitrate: 1_950_000), video("c", bitrate: 500_000)) == "b")
        #expect(Rendition(video("a", bitrate: .max)).find(in: post([video("b", bitrate: .max - 1)]))?.url == "b")
        #expect(Rendition(video("a", bitrate: 0)).find(in: post([video("b", bitrate: 1)])) == nil)
    }

    @Test("Another label is the same file only where pixels and bit rate say so")
    func label() {
        func found(_ old: VideoItem, _ new: VideoItem) -> Bool { Rendition(old).find(in: post([new])) != nil }
        #expect(found(video("a"), video("b", quality: "HD")))
        #expect(found(video("a"), video("b", bitrate: 1_950_000, quality: "HD")))
        #expect(!found(video("a", bitrate: nil), video("b", bitrate: nil, quality: "HD")))
        #expect(!found(video("a"), video("b", bitrate: nil, quality: "HD")))
        #expect(!found(video("a", nil, nil), video("b", nil, nil, quality: "HD")))
        #expect(found(video("a", nil, nil, bitrate: nil), video("b", nil, nil, bitrate: nil)))
    }

    @Test("Another quality is never taken in its stead")
    func others() {
        let rendition = Rendition(video("a"))
        for other in [
            video("b", index: 1), video("b", 720, 1280), video("b", nil, nil), video("b", codecs: "hvc1"),
            video("b", codecs: nil),
            video("b", mimeType: "video/webm"), video("b", source: .dash), video("b", watermark: true),
            video("b", watermark: nil), video("b", bitrate: 1_000_000),
            video("b", 720, 1280, bitrate: 2_000_000, quality: "1080p"),
        ] {
            #expect(rendition.find(in: post([other])) == nil)
        }
        let german = Rendition(audio("a", language: "de"))
        #expect(german.find(in: post(audios: [audio("b", language: "en"), audio("c", language: nil)])) == nil)
        #expect(german.find(in: post(audios: [audio("b", language: "en"), audio("c", language: "de")]))?.url == "c")
        #expect(Rendition(image("a", index: 1)).find(in: post(images: [image("b", index: 0)])) == nil)
        #expect(Rendition(image("a", index: 1)).find(in: post(images: [image("b", index: 1, 640, 800)])) == nil)
        #expect(Rendition(image("a", index: 1)).find(in: post([video("b", index: 1, 1080, 1350)])) == nil)
    }

    @Test("The cover is the cover")
    func thumbnail() {
        #expect(Rendition.thumbnail.find(in: post())?.url == "https://a.example/cover")
        var bare = post()
        bare.thumbnail = ""
        #expect(Rendition.thumbnail.find(in: bare) == nil)
    }
}
