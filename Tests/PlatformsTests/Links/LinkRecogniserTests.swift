import Platforms
import Testing

@Suite("Recognising links")
struct LinkRecogniserTests {
    let recogniser = LinkRecogniser(.standard)

    @Test("Every supported form is recognised as its platform, kind and id", arguments: SupportedLinks.all)
    func supported(_ row: SupportedLinks.Row) {
        for spelling in spellings(of: row.link) {
            let link = recogniser.link(in: spelling)
            #expect(link?.platform == row.platform, "\(spelling)")
            #expect(link?.kind == row.kind, "\(spelling)")
            if row.kind != .media { #expect(link?.id == row.id, "\(spelling)") }
        }
    }

    /// With and without scheme, host in upper case, default ports, a trailing dot, more query, a fragment, a slash.
    private func spellings(of link: String) -> [String] {
        let hostEnd = link.firstIndex { $0 == "/" } ?? link.endIndex
        let host = String(link[..<hostEnd])
        let rest = link[hostEnd...]
        let slash =
            rest.contains("?") || rest.hasSuffix(".html") || rest.contains(".mp3") || rest.contains("jpeg") ? "" : "/"
        let more = rest.contains("?") ? "&" : "?"
        return [
            link, "https://\(link)", "http://\(link)", "HTTPS://\(host.uppercased())\(rest)",
            "https://\(host):443\(rest)",
            "http://\(host):80\(rest)", "https://\(host).\(rest)", "https://\(link)\(more)utm_source=a&si=b",
            "https://\(link)#t=10", "https://\(link)\(slash)", "  \(link)\n",
        ]
    }

    @Test("The canonical address of a link is recognised as the same link", arguments: SupportedLinks.all)
    func canonical(_ row: SupportedLinks.Row) throws {
        let link = try #require(recogniser.link(in: row.link))
        let again = try #require(recogniser.link(in: link.canonicalURL))
        #expect(again.canonicalURL == link.canonicalURL)
        #expect(again.id == link.id && again.platform == link.platform)
        #expect(LinkURL(parsing: link.canonicalURL) != nil)
    }

    @Test("No other platform claims a link", arguments: SupportedLinks.all)
    func noOther(_ row: SupportedLinks.Row) throws {
        let url = try #require(LinkURL(parsing: row.link))
        for platform in Catalogue.standard.platforms where platform.id != row.platform {
            #expect(!platform.links.covers(host: url.host))
        }
    }

    @Test("Pages that are no single post are not recognised", arguments: NearMisses.pages)
    func nearMiss(link: String) {
        #expect(recogniser.link(in: link) == nil)
        #expect(recogniser.link(in: "看 \(link) ok") == nil)
    }

    @Test("Disguised links are not recognised", arguments: NearMisses.disguises)
    func disguise(link: String) {
        #expect(recogniser.link(in: link) == nil)
    }

    static let shareTexts: [(String, String)] = [
        ("8.23 复制打开抖音，看看【某人的作品】 https://v.douyin.com/iAbCdEfG/ 12/08 Q@K.Wm JVl:/", "iAbCdEfG"),
        ("看看这个视频https://youtu.be/aB3_-xyzQ12，太好笑了", "aB3_-xyzQ12"),
        ("看看youtu.be/aB3_-xyzQ12。", "aB3_-xyzQ12"),
        ("😂https://youtu.be/aB3_-xyzQ12😂", "aB3_-xyzQ12"),
        ("😂youtu.be/aB3_-xyzQ12😂", "aB3_-xyzQ12"),
        ("【标题】youtu.be/aB3_-xyzQ12【完】", "aB3_-xyzQ12"),
        ("（https://youtu.be/aB3_-xyzQ12）", "aB3_-xyzQ12"),
        ("(see https://youtu.be/aB3_-xyzQ12).", "aB3_-xyzQ12"),
        ("\"https://youtu.be/aB3_-xyzQ12\"", "aB3_-xyzQ12"),
        ("<https://youtu.be/aB3_-xyzQ12>", "aB3_-xyzQ12"),
        ("[video](https://youtu.be/aB3_-xyzQ12)", "aB3_-xyzQ12"),
        ("Link:https://youtu.be/aB3_-xyzQ12", "aB3_-xyzQ12"),
        ("链接:youtu.be/aB3_-xyzQ12", "aB3_-xyzQ12"),
        ("Watch this!https://youtu.be/aB3_-xyzQ12?si=abc!", "aB3_-xyzQ12"),
        ("https://evil.example/a https://youtu.be/aB3_-xyzQ12", "aB3_-xyzQ12"),
        ("https://www.tiktok.com/@someone https://youtu.be/aB3_-xyzQ12", "aB3_-xyzQ12"),
        ("https://youtu.be/aB3_-xyzQ12 https://x.com/a/status/20", "aB3_-xyzQ12"),
        ("https://vm.tiktok.com/ZMabc1234/ shared via Lite: https://www.tiktok.com/tiktoklite", "ZMabc1234"),
        ("Check out NASA (@NASA)'s post: https://x.com/NASA/status/20?s=46", "20"),
        ("A post by G (@g) https://www.instagram.com/g/reel/Cab_-123xyZ/ #foryou", "Cab_-123xyZ"),
        ("http://127.0.0.1/ https://youtu.be/aB3_-xyzQ12", "aB3_-xyzQ12"),
        ("mail me@x.com or x.com/a/status/20", "20"),
        ("「きょうのねこ」を見る https://www.youtube.com/shorts/aB3_-xyzQ12?feature=share", "aB3_-xyzQ12"),
        ("https://v.kuaishou.com/2yAbcdZ 该作品在快手被播放过67.9万次，点击链接，打开【快手】直接观看！", "2yAbcdZ"),
    ]

    @Test("Share text gives its first supported link", arguments: shareTexts)
    func shareText(text: String, id: String) {
        #expect(recogniser.link(in: text)?.id == id)
    }

    @Test("Two hostile megabytes are read in linear time")
    func linear() {
        let clock = ContinuousClock()
        for piece in ["http://", "a.", "https://x", "youtu.be/", "@", "a.b/", "看", "https://看"] {
            let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
            // In quadratic time it would take hours; a build with a sanitizer takes seconds.
            #expect(clock.measure { _ = recogniser.link(in: text) } < .seconds(30), "\(piece)")
        }
    }

    @Test("Random mutations of links never trap, and what they give is stable")
    func fuzz() throws {
        var random = SystemRandomNumberGenerator()
        let spice = Array("/?#&=%:@.\\ \u{0}\t://httpsBV看😂".utf8)
        for _ in 0..<20_000 {
            var bytes = Array((SupportedLinks.all.randomElement(using: &random)?.link ?? "").utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes.insert(spice.randomElement(using: &random) ?? 0, at: place)
                case 1 where place < bytes.count: bytes.remove(at: place)
                default: bytes.insert(contentsOf: "https://".utf8, at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let link = recogniser.link(in: text) else { continue }
            #expect(recogniser.link(in: text) == link)
            #expect(recogniser.link(in: link.canonicalURL)?.canonicalURL == link.canonicalURL, "\(text)")
        }
    }
}
