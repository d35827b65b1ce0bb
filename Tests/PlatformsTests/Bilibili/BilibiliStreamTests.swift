import JSON
import Testing

@testable import Platforms

@Suite("What Bilibili's stream data become")
struct BilibiliStreamTests {
    private func playback(_ split: String, _ file: String = "{}") throws -> BilibiliPlayback {
        try BilibiliPlayback(split: JSONDocument(parsing: split).root, file: JSONDocument(parsing: file).root)
    }

    @Test("Best first: pixels, a file with sound before split streams of its quality, then the higher bitrate")
    func order() throws {
        let pictures = [
            BilibiliSample.picture(32, width: 852, height: 480, bandwidth: 700_000),
            BilibiliSample.picture(64, width: 1280, height: 720, bandwidth: 900_000),
            BilibiliSample.picture(80, bandwidth: 1_000_000), BilibiliSample.picture(80, bandwidth: 2_000_000),
        ]
        let found = try playback(BilibiliSample.dash(pictures), BilibiliSample.file(64))
        #expect(found.videos.map(\.source) == [.dash, .dash, .direct, .dash, .dash])
        #expect(found.videos.map(\.bitrate) == [2_000_000, 1_000_000, nil, 900_000, 700_000])
        #expect(found.videos.map(\.hasAudio) == [false, false, true, false, false])
    }

    @Test("A file says nothing of its frame, so none is given, whatever it stands beside")
    func fileFrame() throws {
        let file = try #require(playback("{}", BilibiliSample.file(80)).videos.first)
        #expect(file.width == nil && file.height == nil && file.quality == "1080p")
        #expect(file.file.size == 1_234_567 && file.file.expiresAt == 1_795_600_000)
    }

    @Test("Portrait and wide pictures stand by their pixels, not by their numbers")
    func odd() throws {
        let pictures = [
            BilibiliSample.picture(80, width: 1920, height: 804),
            BilibiliSample.picture(112, width: 1080, height: 1920),
        ]
        #expect(try playback(BilibiliSample.dash(pictures)).videos.map(\.height) == [1920, 804])
    }

    @Test("Sound: the usual tracks, Dolby's and the lossless one, best first")
    func sounds() throws {
        let text = #"""
            {"dash":{"video":[\#(BilibiliSample.picture())],
            "audio":[\#(BilibiliSample.sound(30216, bandwidth: 67_000)),\#(BilibiliSample.sound())],
            "dolby":{"type":2,"audio":[\#(BilibiliSample.sound(30250, bandwidth: 448_000, codecs: "ec-3"))]},
            "flac":{"display":true,"audio":\#(BilibiliSample.sound(30251, bandwidth: 900_000, codecs: "fLaC"))}}}
            """#
        #expect(try playback(text).audios.map(\.codecs) == ["fLaC", "ec-3", "mp4a.40.2", "mp4a.40.2"])
    }

    @Test("A file in pieces is none")
    func pieces() throws {
        let piece = #"{"url":"\#(BilibiliSample.cdn)/1.flv","length":1000,"size":1}"#
        #expect(try playback("{}", #"{"quality":16,"durl":[\#(piece),\#(piece)]}"#).isEmpty)
        #expect(try playback("{}", #"{"quality":16,"durl":[\#(piece)]}"#).videos.map(\.mimeType) == ["video/x-flv"])
    }

    @Test("What is encrypted is for those who pay")
    func encrypted() {
        #expect(throws: ExtractionFailure(.paidOrDRM, "is_drm")) {
            try playback(BilibiliSample.dash(more: #","is_drm":true"#))
        }
    }

    @Test(
        "Frame rates",
        arguments: [
            ("30", 30), ("29.412", 29.412), ("16000/672", 23.81), ("0", nil), ("", nil), ("60/0", nil), ("x", nil),
            ("1/2/3", nil), ("nan", nil), ("inf", nil), ("1e9", nil), ("/", nil), ("30/", nil),
        ] as [(String, Double?)]
    )
    func frameRate(text: String, rate: Double?) {
        #expect(BilibiliStreams.frameRate(text) == rate)
    }

    @Test(
        "Labels are the platform's; else the usual height; else the picture's",
        arguments: [(80, 1080, "1080P 高清"), (64, 720, "720p"), (999, 540, "540p"), (999, nil, ""), (nil, nil, "")]
            as [(Int?, Int?, String)]
    )
    func labels(number: Int?, height: Int?, label: String) throws {
        #expect(
            BilibiliQuality(try JSONDocument(parsing: BilibiliSample.dash()).root).label(number, height: height)
                == label
        )
    }

    @Test(
        "Addresses: https on the CDN; a cache of other viewers has a port and is passed over",
        arguments: [
            ("https://upos-sz-mirrorcos.bilivideo.com/a.m4s", true), ("http://i0.hdslb.com/a.jpg", true),
            ("//i0.hdslb.com/a.jpg", true), ("https://upos-hz-mirrorakam.akamaized.net/a.m4s", true),
            ("https://xy1x2x3x4xy.mcdn.bilivideo.cn:4483/a.m4s", false), ("https://evilbilivideo.com/a", false),
            ("https://a.akamaized.net/a", false), ("https://user@x.bilivideo.com/a", false),
            ("ftp://i0.hdslb.com/a", false),
            ("https://i0.hdslb.com.evil.example/a", false), ("https://i0.hdslb.com/a\\u000d\\u000aX: y", false),
            ("https://i0.hdslb.com\\\\@evil.example/a", false), ("javascript:alert(1)", false), ("", false),
        ]
    )
    func addresses(text: String, isKept: Bool) throws {
        let value = try JSONDocument(parsing: #"["\#(text)"]"#).root[0].string
        #expect((BilibiliMediaURL(value) != nil) == isKept)
        #expect(BilibiliMediaURL(value)?.text.hasPrefix("https://") != false)
    }

    @Test("The reserve is taken where a rendition's own address is a viewer's cache")
    func reserve() throws {
        let peer = "https://xy1x2x3x4xy.mcdn.bilivideo.cn:4483/a.m4s"
        let picture = BilibiliSample.picture(
            url: peer,
            more: #","backupUrl":["\#(peer)","\#(BilibiliSample.cdn)/b.m4s"]"#
        )
        #expect(try playback(BilibiliSample.dash([picture])).videos.map(\.file.url) == ["\(BilibiliSample.cdn)/b.m4s"])
    }
}
