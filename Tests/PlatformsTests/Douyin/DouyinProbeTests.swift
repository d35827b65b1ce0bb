import Testing

@testable import Platforms

@Suite("A file of Douyin's CDN given as the link")
struct DouyinProbeTests {
    private static let video =
        "https://v11-weba.douyinvod.com/00112233445566778899aabbccddeeff/70dbd880/video/tos/x/?a=1"
    private static let music = "https://sf6-cdn-tos.douyinstatic.com/obj/ies-music/75.mp3"
    private static let picture = "https://p3-pc-sign.douyinpic.com/tos-cn/a~tplv.jpeg?x-expires=1893456000"

    private func parse(_ url: String, _ answer: Result<PageResponse, FetchFailure>) -> (
        Result<Post, ExtractionFailure>, [PageRequest]
    ) {
        let web = ScriptedWeb([true: [answer]]) { _ in true }
        let session = Session(platform: .douyin, fetcher: web, tokens: TokenCache(), deadline: .now + .seconds(5))
        guard let link = LinkRecogniser(.standard).link(in: url) else {
            return (.failure(ExtractionFailure(.notFound, "no link")), [])
        }
        let result = Result { () throws(ExtractionFailure) in try DouyinExtractor().post(for: link, in: session) }
        return (result, web.requests)
    }

    private func bytes(_ type: String, status: Int = 206, headers: [(String, String)] = [], _ body: [UInt8] = [0, 0])
        -> Result<PageResponse, FetchFailure>
    {
        let all = [(name: "Content-Type", value: type)] + headers.map { (name: $0.0, value: $0.1) }
        return .success(PageResponse(status: status, headers: all, body: body))
    }

    @Test("Two bytes are asked for, as the media host wants to be asked")
    func request() throws {
        let (result, requests) = parse(Self.video, bytes("video/mp4", headers: [("Content-Range", "bytes 0-1/77")]))
        let request = try #require(requests.first)
        #expect(requests.count == 1 && request.url == Self.video && request.header("range") == "bytes=0-1")
        #expect(request.header("referer") == "https://www.douyin.com/")
        let video = try #require(try result.get().videos.first)
        #expect(video.file.size == 77 && video.file.expiresAt == 1_893_456_000 && video.hasAudio == nil)
    }

    @Test(
        "The file says what it is; where it says nothing the address does",
        arguments: [
            (video, "video/mp4", "video"), (video, "", "video"), (video, "application/octet-stream", "video"),
            (video, "audio/mp4; x=1", "audio"), (music, "audio/mpeg", "audio"), (music, "video/mp4", "audio"),
            (picture, "IMAGE/WEBP", "image"), (picture, "", "image"), (picture, "video/mp4", "video"),
        ]
    )
    func kinds(url: String, type: String, kind: String) throws {
        let post = try parse(url, bytes(type)).0.get()
        #expect(
            [post.images.count, post.videos.count, post.audios.count]
                == ["image", "video", "audio"].map { $0 == kind ? 1 : 0 }
        )
    }

    @Test(
        "An address without media is refused with a reason",
        arguments: [
            (404, "video/mp4", FailureReason.notFound), (410, "", .notFound), (416, "", .noMedia),
            (403, "text/plain", .blockedByPlatform), (302, "", .blockedByPlatform), (429, "", .rateLimited),
            (503, "", .platformTimeout), (200, "text/html; charset=utf-8", .blockedByPlatform),
            (206, "application/json", .blockedByPlatform),
        ]
    )
    func refusals(status: Int, type: String, reason: FailureReason) {
        guard case .failure(let failure) = parse(Self.video, bytes(type, status: status)).0 else {
            Issue.record("a post of nothing")
            return
        }
        #expect(failure.reason == reason)
    }

    @Test("An address whose time is over by the host's own clock is gone, not blocked")
    func expired() {
        let late = parse(Self.video, bytes("", status: 403, headers: [("Date", "Wed, 02 Jan 2030 00:00:00 GMT")])).0
        let early = parse(Self.video, bytes("", status: 403, headers: [("Date", "Mon, 31 Dec 2029 00:00:00 GMT")])).0
        #expect(late == .failure(ExtractionFailure(.notFound, "media-link: the address expired")))
        guard case .failure(let failure) = early else { return }
        #expect(failure.reason == .blockedByPlatform)
    }

    @Test("A host that sends the whole file anyway is believed; an empty answer and silence are not")
    func odd() throws {
        #expect(try parse(Self.video, .failure(.tooLarge(limit: 8))).0.get().videos.count == 1)
        let whole = bytes("video/mp4", status: 200, headers: [("Content-Length", "2")])
        #expect(try parse(Self.video, whole).0.get().videos.first?.file.size == 2)
        let empty = parse(Self.video, bytes("video/mp4", status: 200, [])).0
        #expect(empty == .failure(ExtractionFailure(.notFound, "media-link: an empty answer")))
        guard case .failure(let failure) = parse(Self.video, .failure(.timeout)).0 else { return }
        #expect(failure.reason == .platformTimeout)
    }

    @Test(
        "A senseless size is unknown",
        arguments: ["bytes 0-1/*", "bytes 0-1/-5", "x", "bytes 0-1/99999999999999999999"]
    )
    func sizes(range: String) throws {
        let result = parse(Self.video, bytes("video/mp4", headers: [("Content-Range", range)])).0
        #expect(try result.get().videos.first?.file.size == nil)
    }
}
