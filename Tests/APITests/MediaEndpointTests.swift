import Foundation
import JSON
import Ledger
import Media
import Platforms
import SQLiteLedger
import Testing

@testable import API

@Suite("Requests for media")
struct MediaEndpointTests {
    private static let keys = LinkKeys.newKey()
    private static let url = "https://r1.googlevideo.com/videoplayback?id=1"
    private static let encoded = "https%3A%2F%2Fr1.googlevideo.com%2Fvideoplayback%3Fid%3D1"

    private func api(_ settings: MediaSettings? = nil, expiresAt: Int? = nil) throws -> TestAPI {
        var media = try settings ?? MediaSettings(signer: LinkSigner(keys: LinkKeys(text: Self.keys)), merges: true)
        if media.signer == nil { media.merges = false }
        return try TestAPI(media: media, answer: { .success(Self.post($0, expiresAt)) })
    }

    private static func post(_ link: PostLink, _ expiresAt: Int?) -> Post {
        func file(_ name: String) -> MediaFile {
            MediaFile(url: "https://r1.googlevideo.com/\(name)", expiresAt: expiresAt)
        }
        return Post(
            platform: link.platform,
            id: link.id,
            title: "A title",
            duration: 9,
            webpageURL: link.canonicalURL,
            videos: [
                VideoItem(
                    file: file("silent.mp4"),
                    quality: "1080p",
                    mimeType: "video/mp4",
                    hasAudio: false,
                    source: .dash,
                    codecs: "avc1.640028"
                ),
                VideoItem(
                    file: file("whole.mp4"),
                    quality: "360p",
                    mimeType: "video/mp4",
                    hasAudio: true,
                    source: .direct
                ),
            ],
            audios: [AudioItem(file: file("sound.m4a"), mimeType: "audio/mp4", bitrate: 128_000, codecs: "mp4a.40.2")]
        )
    }

    private func parsed(_ api: TestAPI) throws -> JSONValue {
        let answer = api.parse(token: try api.token())
        try #require(answer.status == 200)
        return answer.json["data"]
    }

    /// Path and query of a link in an answer.
    private func target(_ link: String?) -> String { String((link ?? "").dropFirst("https://api.example".count)) }

    @Test("A parse gives signed links that lead to streams of the very files")
    func links() throws {
        let api = try api()
        let data = try parsed(api)
        let link = data["videos"][0]["proxyUrl"].string
        #expect(link?.hasPrefix("https://api.example/api/media-proxy?platform=youtube&url=") == true)
        let job = try #require(api.media(target(link)).job)
        #expect(job.plan.address.url == "https://r1.googlevideo.com/silent.mp4")
        #expect(job.plan.isSigned && job.plan.canParseAgain)
        #expect(job.plan.filename == "A title [aB3_-xyzQ12] 1080p.mp4")
        let sound = try #require(api.media(target(data["audios"][0]["proxyUrl"].string)).job)
        #expect(sound.plan.address.url == "https://r1.googlevideo.com/sound.m4a")
    }

    @Test("A silent video has a link to it with its sound; one with sound has a link to that alone")
    func merges() throws {
        let api = try api()
        let data = try parsed(api)
        let merge = try #require(api.media(target(data["videos"][0]["mergeUrl"].string)).merge)
        #expect(merge.video?.plan.address.url == "https://r1.googlevideo.com/silent.mp4")
        #expect(merge.audio.plan.address.url == "https://r1.googlevideo.com/sound.m4a")
        #expect(merge.merge.container == .mp4 && merge.head.status == 200)
        #expect(!data["videos"][1]["mergeUrl"].exists)
        let extract = try #require(api.media(target(data["videos"][1]["audioUrl"].string)).merge)
        #expect(extract.video == nil && extract.merge.tracks == .sound)
        #expect(extract.audio.plan.address.url == "https://r1.googlevideo.com/whole.mp4")
    }

    @Test("Without keys, and without ffmpeg, answers hold no such links")
    func switchedOff() throws {
        let bare = try parsed(try api(MediaSettings()))
        #expect(!bare["videos"][0]["proxyUrl"].exists && !bare["videos"][0]["mergeUrl"].exists)
        let signer = LinkSigner(keys: try LinkKeys(text: Self.keys))
        let plain = try parsed(try api(MediaSettings(signer: signer)))
        #expect(plain["videos"][0]["proxyUrl"].exists && !plain["videos"][0]["mergeUrl"].exists)
    }

    @Test("A link ends with its media address, with its own time, and with the key that asked for it")
    func ends() throws {
        let short = try api(expiresAt: 1_800_000_100)
        let link = target(try parsed(short)["videos"][0]["proxyUrl"].string)
        #expect(link.contains("&exp=1800000100&"))
        #expect(short.media(link).job != nil)
        short.pass(seconds: 101)
        #expect(short.media(link).answer?.code == "link_expired")
        let long = try api()
        let token = try long.token()
        let other = target(long.parse(token: token).json["data"]["videos"][0]["proxyUrl"].string)
        #expect(long.media(other).job != nil)
        let key = try #require(try long.ledger.keys(accountID: long.account.id).first)
        _ = try long.ledger.revokeKey(id: key.id, accountID: nil, at: long.now)
        #expect(long.media(other).answer?.code == "link_expired")
    }

    @Test("A link that was changed anywhere is refused")
    func changed() throws {
        let api = try api()
        let link = target(try parsed(api)["videos"][0]["proxyUrl"].string)
        let bytes = Array(link.utf8)
        let start = link.utf8.count - (link.split(separator: "?").last?.utf8.count ?? 0)
        for place in stride(from: start, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] = changed[place] == 0x41 ? 0x42 : 0x41
            let outcome = api.media(String(decoding: changed, as: UTF8.self))
            #expect(outcome.job == nil, "\(place)")
            #expect([400, 403].contains(outcome.answer?.status ?? 0))
        }
        for suffix in ["&disposition=inline", "&sig=x", "&filename=x", "&x=y", "&exp=9999999999"] {
            #expect(api.media(link + suffix).job == nil, "\(suffix)")
        }
        let unsigned = link.replacingOccurrences(of: "/api/media-proxy", with: "/api/media-merge")
        #expect(api.media(unsigned).job == nil && api.media(unsigned).merge == nil)
    }

    @Test(
        "Without a signature only this site's own pages are served",
        arguments: [
            ([("sec-fetch-site", "same-origin")], true), ([("sec-fetch-site", "cross-site")], false),
            ([("sec-fetch-site", "none")], false), ([("origin", "https://api.example")], true),
            ([("origin", "https://api.example.evil.example")], false), ([("origin", "null")], false),
            ([("referer", "https://api.example/demo/")], true), ([("referer", "https://api.example.evil/")], false),
            ([("sec-fetch-site", "cross-site"), ("origin", "https://api.example")], false), ([], false),
            ([("host", "api.example")], false),
        ] as [([(String, String)], Bool)]
    )
    func sameOrigin(headers: [(String, String)], isServed: Bool) throws {
        let api = try api()
        let outcome = api.media("/api/media-proxy?platform=youtube&url=\(Self.encoded)", headers: headers)
        #expect((outcome.job != nil) == isServed)
        if !isServed { #expect(outcome.answer?.status == 403 && outcome.answer?.code == "invalid_signature") }
    }

    @Test("An operator can require signatures always")
    func signedOnly() throws {
        let signer = LinkSigner(keys: try LinkKeys(text: Self.keys))
        let api = try api(MediaSettings(signer: signer, servesUnsigned: false))
        let outcome = api.media(
            "/api/media-proxy?platform=youtube&url=\(Self.encoded)",
            headers: [("sec-fetch-site", "same-origin")]
        )
        #expect(outcome.answer?.code == "invalid_signature")
    }

    @Test("Merges are never unsigned")
    func unsignedMerge() throws {
        let query = "platform=youtube&video=\(Self.encoded)&audio=\(Self.encoded)"
        let outcome = try api().media("/api/media-merge?\(query)", headers: [("sec-fetch-site", "same-origin")])
        #expect(outcome.merge == nil && outcome.answer?.code == "invalid_signature")
    }

    @Test("Other methods are not allowed", arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
    func methods(method: String) throws {
        let outcome = try api().media("/api/media-proxy?platform=youtube&url=\(Self.encoded)", method: method)
        #expect(outcome.answer?.status == 405 && outcome.answer?.header("Allow") == "GET, HEAD")
    }

    @Test("Ranges and conditions are passed on; nothing else of the caller is")
    func conditions() throws {
        let api = try api()
        let headers = [
            ("sec-fetch-site", "same-origin"), ("range", "bytes=5-"), ("if-range", "\"a\""), ("cookie", "a=b"),
            ("authorization", "Bearer x"), ("x-forwarded-for", "10.0.0.1"), ("accept-language", "de"),
        ]
        let job = try #require(
            api.media("/api/media-proxy?platform=youtube&url=\(Self.encoded)", headers: headers).job
        )
        var state = StreamState(job.plan)
        guard case .ask(let request, _) = state.start() else { throw Missing() }
        let names = Set(request.headers.map { $0.name.lowercased() })
        #expect(names == ["user-agent", "referer", "origin", "accept", "accept-encoding", "range", "if-range"])
    }

    struct Missing: Error {}
}
