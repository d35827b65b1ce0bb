import JSON
import Testing

@testable import Platforms

@Suite("YouTube's formats")
struct YouTubeFormatTests {
    private func post(_ answer: String) throws -> Post {
        try YouTubeParse([.visionOS: [.json(answer)]]).result.get()
    }

    @Test("A silent split stream carries all that the answer tells of it")
    func picture() throws {
        let video = try #require(try post(YouTubeSample.full).videos.first)
        let file = MediaFile(url: YouTubeSample.url(itag: 137), size: 23_548_402, expiresAt: 1_780_890_130)
        let expected = VideoItem(
            file: file,
            quality: "1080p",
            mimeType: "video/mp4",
            width: 1920,
            height: 1080,
            hasAudio: false,
            source: .dash,
            bitrate: 3_000_000,
            fps: 25,
            codecs: "avc1.640028"
        )
        #expect(video == expected)
    }

    @Test("A file with sound is direct and comes before a silent stream of its size")
    func fileWithSound() throws {
        let silent = YouTubeSample.picture(itag: 134, width: 640, height: 360, label: "360p", bitrate: 9_000_000)
        let videos = try post(YouTubeSample.playable(formats: [YouTubeSample.file18], adaptive: [silent])).videos
        #expect(videos.map(\.hasAudio) == [true, false])
        #expect(videos.map(\.source) == [.direct, .dash])
        #expect(videos.first?.codecs == "avc1.42001E, mp4a.40.2")
    }

    @Test("Videos stand by pixels, then by peak bitrate, equal ones as they came")
    func videoOrder() throws {
        let answer = YouTubeSample.playable(adaptive: [
            YouTubeSample.picture(itag: 1, width: 1280, height: 720, bitrate: 5_000_000),
            YouTubeSample.picture(itag: 2, bitrate: 1_000_000),
            YouTubeSample.picture(itag: 3, width: 1080, height: 1920, bitrate: 2_000_000),
            YouTubeSample.picture(itag: 4, bitrate: 2_000_000),
        ])
        let urls = try post(answer).videos.map(\.file.url)
        #expect(urls == [3, 4, 2, 1].map { YouTubeSample.url(itag: $0) })
    }

    @Test("The default track comes first, whatever its bitrate; then bitrate; a compressed copy behind the plain one")
    func audioOrder() throws {
        func track(_ id: String, _ isDefault: Bool) -> String {
            #","audioTrack":{"displayName":"x","id":"\#(id)","audioIsDefault":\#(isDefault)}"#
        }
        let answer = YouTubeSample.playable(adaptive: [
            YouTubeSample.sound(itag: 1, bitrate: 150_000, more: track("de-DE.10", false)),
            YouTubeSample.sound(itag: 2, bitrate: 130_000, more: #","isDrc":true"# + track("en-US.4", true)),
            YouTubeSample.sound(itag: 3, bitrate: 130_000, more: track("en-US.4", true)),
            YouTubeSample.sound(itag: 4, bitrate: 140_000, more: track("en-US.4", true)),
        ])
        let audios = try post(answer).audios
        #expect(audios.map(\.file.url) == [4, 3, 2, 1].map { YouTubeSample.url(itag: $0) })
        #expect(audios.map(\.language) == ["en-US", "en-US", "en-US", "de-DE"])
    }

    @Test("Where no track is called the default one, the original one comes first")
    func originalTrack() throws {
        let track = #","audioTrack":{"displayName":"x","id":"fr.3"}"#
        let original = "&xtags=acont%3Doriginal%3Alang%3Dfr"
        let answer = YouTubeSample.playable(adaptive: [
            YouTubeSample.sound(itag: 1, bitrate: 150_000, urlMore: "&xtags=acont%3Ddubbed%3Alang%3Den", more: track),
            YouTubeSample.sound(itag: 2, bitrate: 130_000, urlMore: original, more: track),
        ])
        let first = try #require(try post(answer).audios.first)
        #expect(first.file.url == YouTubeSample.url(itag: 2, original))
    }

    @Test(
        "What no plain request can fetch is left out",
        arguments: [
            #","signatureCipher":"s=AOq&sp=sig&url=https%3A%2F%2Fx""#, #","cipher":"s=AOq""#,
            #","targetDurationSec":5.0"#, #","drmFamilies":["WIDEVINE"]"#, #","type":"FORMAT_STREAM_TYPE_OTF""#,
            #","mimeType":"text/mp4; codecs=\"tx3g\"""#, #","approxDurationMs":"9000""#,
        ]
    )
    func skipped(more: String) throws {
        let left = YouTubeSample.picture(itag: 9, more: more)
            .replacing(more.contains("mimeType") ? #""mimeType":"video/mp4; codecs=\"avc1.640028\"","# : "", with: "")
            .replacing(more.contains("approx") ? #","approxDurationMs":"45040""# : "", with: "")
        let answer = YouTubeSample.playable(adaptive: [left, YouTubeSample.picture(itag: 1)])
        #expect(try post(answer).videos.map(\.file.url) == [YouTubeSample.url(itag: 1)])
    }

    @Test("A format whose address holds the challenge of a browser's player is left out")
    func challenge() throws {
        let answer = YouTubeSample.playable(adaptive: [
            YouTubeSample.sound(itag: 1, urlMore: "&n=IR27ALHepTRoWCG&sparams=x"),
            YouTubeSample.sound(itag: 2, urlMore: "&ns=TCuwt8HzYdmQpp4ZW&mn=x"),
        ])
        #expect(try post(answer).audios.map(\.file.url) == [YouTubeSample.url(itag: 2, "&ns=TCuwt8HzYdmQpp4ZW&mn=x")])
    }

    @Test(
        "An address that is none, or that only a browser's player can solve, is left out",
        arguments: [
            "", "javascript:alert(1)", "rr1.googlevideo.com/videoplayback", "https://x.googlevideo.com/a b",
            "https://x.googlevideo.com/\u{0007}", "https://x.googlevideo.com/v?n=abc", "https://x.y/v?a=1&n=&b=2",
        ]
    )
    func badAddress(url: String) {
        #expect(YouTubeMediaURL(url).map(\.hasChallenge) ?? true)
    }

    @Test(
        "Labels are the platform's own, else the height",
        arguments: [
            ("2160p60 HDR", "2160p60 HDR"), ("1080p Premium", "1080p Premium"), ("1440p60", "1440p60"), ("", "1080p"),
        ]
    )
    func labels(label: String, expected: String) throws {
        #expect(
            try post(YouTubeSample.playable(adaptive: [YouTubeSample.picture(label: label)])).videos[0].quality
                == expected
        )
    }

    @Test("Figures that are missing or senseless are unknown, never made up")
    func missingFigures() throws {
        let bare = #"{"url":"https://r.googlevideo.com/videoplayback?itag=22&clen=77","mimeType":"video/mp4","fps":1,"#
        let numbers = #""width":-3,"height":1e20,"bitrate":0,"contentLength":"?"}"#
        let video = try #require(try post(YouTubeSample.playable(formats: [bare + numbers])).videos.first)
        let file = MediaFile(url: "https://r.googlevideo.com/videoplayback?itag=22&clen=77", size: 77)
        #expect(video == VideoItem(file: file, quality: "", mimeType: "video/mp4", hasAudio: false, source: .dash))
    }

    @Test(
        "MIME types are taken apart",
        arguments: [
            (#"video/mp4; codecs="avc1.42001E, mp4a.40.2""#, "video/mp4", ["avc1.42001E", "mp4a.40.2"]),
            (#"video/webm; codecs="vp9""#, "video/webm", ["vp9"]),
            (#"video/mp4; codecs="av01.0.08M.08""#, "video/mp4", ["av01.0.08M.08"]),
            ("Audio/WebM;codecs=opus", "audio/webm", ["opus"]), ("audio/mp4", "audio/mp4", []), ("", "", []),
            (";;codecs=,", "", []),
        ]
    )
    func mimeTypes(text: String, essence: String, codecs: [String]) {
        let type = YouTubeMIMEType(text)
        #expect(type.essence == essence)
        #expect(type.codecs == codecs)
    }

    @Test(
        "The end of an address's life is read from a file's query and from a playlist's path",
        arguments: [
            ("https://r.googlevideo.com/videoplayback?expire=1780890130&ei=1", 1_780_890_130),
            (
                "https://manifest.googlevideo.com/api/manifest/hls_variant/expire/1780888357/ei/x/file/index.m3u8",
                1_780_888_357
            ),
            ("https://r.googlevideo.com/videoplayback?ei=1", nil), ("https://r.googlevideo.com/v?expire=-5", nil),
            ("https://r.googlevideo.com/v?expire=9223372036854775807", nil), ("https://r.googlevideo.com/expire", nil),
            ("https://r.googlevideo.com/v?xexpire=5&expirex=6", nil),
        ]
    )
    func expiry(url: String, expected: Int?) {
        #expect(YouTubeMediaURL(url)?.expiry == expected)
    }

    @Test(
        "An address that is not of the media hosts is none",
        arguments: [
            "https://evilgooglevideo.com/videoplayback?itag=1", "https://googlevideo.com.evil.example/v",
            "https://r.googlevideo.com@evil.example/v", "https://r.googlevideo.com:8443/v",
            "https://evil.example/?x=.googlevideo.com", "https://evil.example#.googlevideo.com/v", "https:///v",
            "ftp://r.googlevideo.com/v", "",
        ]
    )
    func foreignHosts(url: String) {
        #expect(YouTubeMediaURL(url) == nil)
    }

    @Test("A playlist is given only where there is neither a file nor a split stream")
    func playlist() throws {
        let address = "https://manifest.googlevideo.com/api/manifest/hls_variant/expire/1780888357/ei/x/file/index.m3u8"
        let streaming = #","hlsManifestUrl":"\#(address)""#
        let alone = try post(YouTubeSample.playable(streaming: streaming))
        let file = MediaFile(url: address, expiresAt: 1_780_888_357)
        let expected = VideoItem(
            file: file,
            quality: "",
            mimeType: "application/vnd.apple.mpegurl",
            hasAudio: true,
            source: .hls
        )
        #expect(alone.videos == [expected])
        let beside = try post(YouTubeSample.playable(adaptive: [YouTubeSample.picture()], streaming: streaming))
        #expect(beside.videos.map(\.source) == [.dash])
    }

    @Test("Title, author, cover and length are the video's")
    func details() throws {
        let post = try post(YouTubeSample.full)
        #expect(post.title == "Merci 🎉 | ARTE")
        #expect(post.author == Author(name: "ARTE", id: "UCwI-JbGNsojunnHbFAc0M4Q"))
        #expect(post.thumbnail == "https://i.ytimg.com/vi/x/hq720.jpg")
        #expect(post.duration == 45)
        #expect(post.webpageURL == "https://www.youtube.com/watch?v=\(YouTubeSample.id)")
        #expect(post.images.isEmpty)
    }

    @Test("An unknown length is the longest format's, or unknown", arguments: [#""0""#, "null", #""x""#, "-1"])
    func unknownLength(length: String) throws {
        #expect(try post(YouTubeSample.playable(adaptive: [YouTubeSample.picture()], length: length)).duration == 45.04)
        let bare = #"{"url":"https://r.googlevideo.com/v","mimeType":"audio/mp4"}"#
        #expect(try post(YouTubeSample.playable(adaptive: [bare], length: length)).duration == nil)
    }
}
