import JSON
import Media
import Platforms
import Testing

@testable import API

@Suite("Broken requests for media")
struct MediaFuzzTests {
    private static let splinters = [
        "%", "%00", "%0d%0a", "%2e%2e", "%40", "%5c", "%23", "%3f", "&", "=", "@", "#", "\\", "?", "..", "//", ":",
        ":22",
        "127.0.0.1", "[::1]", "localhost", ".evil.example", "evil.example/", "url=", "platform=", "sig=a", "exp=1",
        "seal=",
        "filename=", "video=", "audio=", "\r\n", "\u{0}", "é", "🎬", "\u{202E}", "+", "99999999999999999999",
    ]

    private static let samples: [String] =
        Catalogue.standard.platforms.compactMap { platform in
            platform.media.hostSuffixes.first { !$0.contains("*") }.map {
                "platform=\(platform.id.rawValue)&url=\(HostileRequests.escaped("https://a.\($0)/b/c.mp4?d=e"))"
            }
        } + ["platform=tiktok&url=https://v16.tiktokcdn.com/a&filename=b.mp4&disposition=inline"]

    private static let names = [
        "range", "if-range", "if-none-match", "if-modified-since", "sec-fetch-site", "origin", "referer", "host",
        "cookie",
    ]
    private static let values = [
        "bytes=0-", "bytes=-1", "bytes=0-1,2-3", "\"a\"", "W/\"a\"", "Tue, 01 Jan 2030 00:00:00 GMT", "same-origin",
        "cross-site", "https://api.example", "https://api.example/x", "null", "api.example", "a=b", "",
    ]

    private static let sent: Set<String> = [
        "User-Agent", "Referer", "Origin", "Accept", "Accept-Encoding", "Cookie", "Range", "If-Range", "If-None-Match",
        "If-Modified-Since",
    ]

    @Test(
        "Whatever is asked, the answer is a stream from a listed host, or a refusal in the envelope",
        arguments: 0..<8
    )
    func fuzz(seed: UInt64) throws {
        let api = try HostileRequests.api()
        var random = SeededGenerator(state: seed)
        var streams = 0
        for _ in 0..<1500 {
            let query = Self.mutated(Self.samples.randomElement(using: &random) ?? "", &random)
            var headers = [("sec-fetch-site", "same-origin")]
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let value = Self.mutated(Self.values.randomElement(using: &random) ?? "", &random)
                headers.append((Self.names.randomElement(using: &random) ?? "range", value))
            }
            let path = Bool.random(using: &random) ? MediaPath.proxy : MediaPath.merge
            let result = api.media("\(path)?\(query)", headers: headers)
            #expect(result.merge == nil)
            if let job = result.job {
                streams += 1
                try judge(job)
            } else {
                let answer = try #require(result.answer)
                #expect([400, 403].contains(answer.status), "\(query)")
                #expect(answer.json["status"].int == answer.status && answer.json["data"].isNull, "\(query)")
            }
        }
        #expect(streams > 30, "some requests stay sound")
        #expect(api.unsigned("https://v16.tiktokcdn.com/a").job != nil)
    }

    private func judge(_ job: StreamJob) throws {
        let address = job.plan.address
        let platform = try #require(Catalogue.standard[job.plan.platform])
        #expect(platform.media.covers(host: address.host), "\(address.url)")
        #expect(RequestURL.refusal(of: address.url) == nil, "\(address.url)")
        #expect(address.url.hasPrefix("\(address.isSecure ? "https" : "http")://\(address.host)/"))
        #expect(!job.plan.isSigned && !job.plan.canParseAgain)
        var state = StreamState(job.plan)
        guard case .ask(let request, _) = state.start() else {
            Issue.record("a stream asks first")
            return
        }
        #expect(request.url == address.url)
        for (name, value) in request.headers {
            #expect(
                Self.sent.contains(name) && value.utf8.allSatisfy { (0x20...0x7E).contains($0) },
                "\(name): \(value)"
            )
        }
    }

    private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
            case 1: if place < bytes.count { bytes.remove(at: place) }
            case 2: if place < bytes.count { bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random) }
            default: bytes.insert(contentsOf: Array((splinters.randomElement(using: &random) ?? "").utf8), at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// SplitMix64: the same seed gives the same test.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
