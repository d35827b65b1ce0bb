import Testing

@testable import Platforms

@Suite("Whose post a page of Kuaishou shows")
struct KuaishouIdentityTests {
    private static func info(_ short: String, _ long: String) -> String {
        KuaishouSample.info(KuaishouSample.video)
            .replacing("photoId=\(KuaishouSample.id)", with: "photoId=\(short)")
            .replacing(KuaishouSample.long, with: long)
    }

    @Test("Among several posts the one that was asked for counts, wherever it stands")
    func among() throws {
        let other = Self.info("3xother0000001", "5200000000000000009")
        let mine = KuaishouSample.info(KuaishouSample.gallery)
        for pair in [[other, mine], [mine, other]] {
            let page = KuaishouSample.page(#"{"a":\#(pair[0]),"b":{"result":1},"c":\#(pair[1])}"#)
            #expect(try KuaishouParse([.share: [.body(page)]]).result.get().images.count == 2)
        }
    }

    @Test(
        "Either form of the identifier is the post's",
        arguments: [KuaishouSample.id, KuaishouSample.id.uppercased(), KuaishouSample.long]
    )
    func asked(id: String) throws {
        let post = try KuaishouParse(page: KuaishouSample.info(KuaishouSample.video), id: id).result.get()
        #expect(post.id == KuaishouSample.id)
        #expect(post.webpageURL == "https://www.kuaishou.com/short-video/\(KuaishouSample.id)")
    }

    @Test(
        "Somebody else's post is not given out, whatever form was asked",
        arguments: ["3xasked0000001", "5211111111"]
    )
    func somebodyElse(id: String) throws {
        let parse = KuaishouParse(page: KuaishouSample.info(KuaishouSample.video), id: id)
        let failure = try #require(parse.session.attempts.first?.failure)
        #expect(failure == .changed(missing: "INIT_STATE.*.photo of the asked id"))
        let called = KuaishouParse([.api: [.body(KuaishouSample.info(KuaishouSample.video))]], id: id)
        #expect(called.session.attempts[2].failure == .changed(missing: "photo of the asked id"))
    }

    @Test(
        "A post that does not tell, or tells it in the other form only, is taken",
        arguments: [
            (#""share_info":null,"photoId":null"#, KuaishouSample.id),
            (#""share_info":"","photoId":"5200000000000000001""#, KuaishouSample.id),
            (#""share_info":"userId=1&photoId=3xexample000001","photoId":5.2"#, KuaishouSample.long),
            (#""share_info":"photoId=<script>","photoId":{}"#, KuaishouSample.id),
        ]
    )
    func untold(share: String, id: String) throws {
        let info = KuaishouSample.info(KuaishouSample.video).replacing(KuaishouSample.share, with: share)
        #expect(try KuaishouParse(page: info, id: id).result.get().videos.count == 1)
    }

    @Test("Feeds below the state are other people's")
    func feeds() throws {
        let feed = #"{"feed":{"result":1,"data":{"feeds":[\#(KuaishouSample.info(KuaishouSample.video))]}}}"#
        let parse = KuaishouParse([.share: [.body(KuaishouSample.page(feed))]])
        #expect(parse.session.attempts.first?.failure == .changed(missing: "INIT_STATE.*.photo"))
    }

    @Test("The keys' names do not matter", arguments: ["", "x", "/rest/wd/ugH5App/photo/simple/info", "\\u003E"])
    func keys(key: String) throws {
        let page = KuaishouSample.page(#"{"\#(key)":\#(KuaishouSample.info(KuaishouSample.video))}"#)
        #expect(try KuaishouParse([.share: [.body(page)]]).result.get().videos.count == 1)
    }
}
