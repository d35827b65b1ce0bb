import Testing

@testable import Platforms

@Suite("Kuaishou's desktop page and query")
struct KuaishouDesktopTests {
    private static let file = "https://v2.kwaicdn.com/upic/one.mp4"

    private func post(_ members: String) throws -> Post {
        try KuaishouParse([.graphQL: [.body(KuaishouSample.vision(members))]]).result.get()
    }

    private func manifest(_ files: [String]) -> String {
        let all = files.map { KuaishouSample.representation($0).replacing(#","videoCodec":"avc""#, with: "") }
        return #"{"adaptationSet":[{"representation":[\#(all.joined(separator: ","))]}]}"#
    }

    @Test("The newest form that is there counts: joined lists, manifests, bare addresses")
    func forms() throws {
        let bare = #""photoUrl":"https://v2.kwaicdn.com/p.mp4","photoH265Url":"https://v2.kwaicdn.com/q.mp4""#
        let two = #""manifest":\#(manifest(["m.mp4"])),"manifestH265":\#(manifest(["n.mp4"])),\#(bare)"#
        let joined = #""videoResource":{"h264":\#(manifest(["r.mp4"])),"hevc":\#(manifest(["s.mp4"]))},\#(two)"#
        for (members, names) in [
            (bare, ["p.mp4", "q.mp4"]), (two, ["m.mp4", "n.mp4"]), (joined, ["r.mp4", "s.mp4"]),
        ] {
            let videos = try post(members).videos
            #expect(videos.map { String($0.file.url.suffix(5)) } == names)
            #expect(videos.map(\.codecs) == ["avc", "hevc"])
            #expect(videos.allSatisfy { $0.hasAudio == true && $0.source == .direct })
        }
    }

    @Test("Values that are JSON in a text are read, and broken ones passed over")
    func text() throws {
        let inner = manifest(["t.mp4"]).replacing("\"", with: "\\\"")
        let good = try post(#""manifestH265":"\#(inner)","videoResource":"{""#)
        #expect(good.videos.map(\.codecs) == ["hevc"])
        let bare = try post(#""videoResource":"{\"h264\":","photoUrl":"\#(Self.file)""#)
        #expect(bare.videos.map(\.file.url) == [Self.file])
    }

    @Test("Title, author, duration and date are the query's")
    func fields() throws {
        let post = try post(#""coverUrl":"http://p1.a.yximgs.com/c.jpg","photoUrl":"\#(Self.file)""#)
        #expect(post.title == "虚构" && post.author == Author(name: "作者", id: "3xa") && post.duration == 8)
        #expect(post.thumbnail == "https://p1.a.yximgs.com/c.jpg" && post.publishedAt == 1_790_000_000)
    }

    @Test(
        "A query without the video says why",
        arguments: [
            (KuaishouSample.needCaptcha, FailureReason.blockedByPlatform),
            (#"{"data":{"result":400002,"url":"https://captcha.zt.kuaishou.com/x"}}"#, .blockedByPlatform),
            (#"{"data":{"visionVideoDetail":null}}"#, .blockedByPlatform), (#"{"data":null}"#, .blockedByPlatform),
            (#"{"result":109}"#, .loginRequired), (#"{"errors":[{"message":"Cannot query"}]}"#, .platformChanged),
            ("{}", .platformChanged), ("[]", .platformChanged), ("", .platformChanged), ("<html>", .platformChanged),
            (#"{"data":{"visionVideoDetail":{"status":1}}}"#, .platformChanged),
            (KuaishouSample.vision(#""photoUrl":"https://evil.example/a.mp4""#), .platformChanged),
        ]
    )
    func queryFailures(body: String, expected: FailureReason) throws {
        let parse = KuaishouParse([.graphQL: [.body(body)]])
        #expect(parse.session.attempts.last?.failure?.reason == expected)
    }

    private func page(_ client: String) -> KuaishouStub.Answer {
        .body("<script>window.__APOLLO_STATE__={\"defaultClient\":\(client)};(function(){})();</script>")
    }

    @Test("The page's references are followed, once each")
    func references() throws {
        let photo = "VisionVideoDetailPhoto:\(KuaishouSample.id)"
        let client = #"""
            {"\#(photo)":{"id":"\#(KuaishouSample.id)","caption":"c","manifest":{"type":"id","id":"$m"}},
            "VisionVideoDetailAuthor:3xa":{"id":"3xa","name":"n"},"$m":{"adaptationSet":[{"type":"id","id":"$a"}]},
            "$a":{"representation":[{"type":"id","id":"$r"},{"type":"id","id":"$loop"},{"type":"id","id":"gone"}]},
            "$loop":{"type":"id","id":"$loop"},
            "$r":{"url":"https://k.djvod.ndcimgs.com/a.mp4","backupUrl":{"type":"json","json":["\#(Self.file)"]}}}
            """#
        let post = try KuaishouParse([.desktop: [page(client)]]).result.get()
        #expect(post.videos.map(\.file.url) == [Self.file])
        #expect(post.author == Author(name: "n", id: "3xa"))
    }

    @Test(
        "A page without the video goes on to the query",
        arguments: ["{}", "null", #"{"VisionVideoDetailPhoto:3xother":{"photoUrl":"https://v2.kwaicdn.com/a.mp4"}}"#]
    )
    func thin(client: String) throws {
        let parse = KuaishouParse([
            .desktop: [page(client)], .graphQL: [.body(KuaishouSample.vision(#""photoUrl":"\#(Self.file)""#))],
        ])
        #expect(try parse.result.get().videos.count == 1)
        let failure = try #require(parse.session.attempts[3].failure)
        #expect(failure.reason == .platformChanged && failure.detail.contains("defaultClient"))
    }
}
