import JSON
import Media
import Platforms
import Testing

@testable import API

/// Hostile inputs 1 to 66. A refusal here is one by the text alone: this module holds no socket and no resolver, and only
/// a stream's plan leads to one. What a name that is let through resolves to is judged in `GuardTests`.
@Suite("Hostile addresses")
struct HostileAddressTests {
    @Test("The proxy refuses each in words that hold nothing of it, and goes on")
    func proxy() throws {
        let api = try HostileRequests.api()
        for (number, text) in HostileAddresses.all {
            let result = api.unsigned(text)
            #expect(result.job == nil, "\(number): \(text)")
            let answer = try #require(result.answer, "\(number): \(text)")
            answer.expectRefusal(400, "invalid_request", "\(number): \(text)")
            #expect(!answer.text.contains("evil") && !answer.text.contains("169.254"), "\(number): \(text)")
        }
        #expect(api.unsigned("https://v16.tiktokcdn.com/a").job != nil)
    }

    @Test(
        "What is only written unusually passes, written anew",
        arguments: [
            "https://V16.TikTokCDN.com/a", "HTTPS://v16.tiktokcdn.com/a", "https://v16.tiktokcdn.com./a",
            "https://v16.tiktokcdn.com:443/a", "https://v16.tiktokcdn.com/a#@evil.example",
        ]
    )
    func unusual(url: String) throws {
        let job = try #require(try HostileRequests.api().unsigned(url).job)
        #expect(job.plan.address.url == "https://v16.tiktokcdn.com/a")
    }

    @Test("A parse refuses each free of charge, asks nobody, and goes on")
    func parse() throws {
        let api = try TestAPI()
        let token = try api.token()
        for (number, text) in HostileAddresses.all {
            for link in [
                text, text.hasSuffix("/") ? text + "watch?v=aB3_-xyzQ12" : text + "/video/7300000000000000001",
            ] {
                api.pass(seconds: 2)
                let answer = api.parse(link, token: token)
                let code = link.isEmpty || link.unicodeScalars.count > 4096 ? "invalid_request" : "302"
                answer.expectRefusal(400, code, "\(number): \(link)")
                #expect(!answer.text.contains("evil") && !answer.text.contains("169.254"), "\(number): \(link)")
            }
        }
        #expect(api.asked == 0)
        #expect(try api.balance == 10)
        #expect(api.parse(token: token).status == 200)
    }

    @Test(
        "Links of supported sites with tricks in them are refused too",
        arguments: [
            "https://www.douyin.com/video/../../x", "https://www.douyin.com/video/7300000000000000001%2f..%2fx",
            "https://youtu.be/aB3_-xyz%2fQ12", "https://youtu.be/%252e%252e/aB3_-xyzQ12",
            "https://www.douyin.com/video/\(String(repeating: "7", count: 4000))", "https://youtu.be:22/aB3_-xyzQ12",
            "https://youtu.be@evil.example/aB3_-xyzQ12", "https://evil.example/?https://youtu.be/aB3_-xyzQ12",
            "http://127.0.0.1/?v.douyin.com/iAbCdEfG", "https://youtu.be\u{0}/aB3_-xyzQ12",
        ]
    )
    func links(link: String) throws {
        let api = try TestAPI()
        api.parse(link, token: try api.token()).expectRefusal(400, "302", "\(link)")
        #expect(api.asked == 0)
    }

    @Test("Of several links in a text the first supported one is parsed, whatever stands before it")
    func texts() throws {
        let api = try TestAPI()
        let token = try api.token()
        for before in [
            "http://127.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd", "https://evil.example/a",
        ] {
            let answer = api.parse("\(before) https://youtu.be/aB3_-xyzQ12", token: token)
            #expect(answer.json["data"]["id"].string == "aB3_-xyzQ12", "\(before)")
            #expect(!answer.text.contains("127.0.0.1") && !answer.text.contains("evil"))
        }
        let two = api.parse("https://youtu.be/aB3_-xyzQ12 https://x.com/a/status/20", token: token)
        #expect(two.json["data"]["id"].string == "aB3_-xyzQ12")
    }

    @Test("A host of another platform is none, for every pair of platforms")
    func otherPlatforms() throws {
        let api = try HostileRequests.api()
        let platforms = Catalogue.standard.platforms
        for mine in platforms {
            for other in platforms where other.id != mine.id {
                for suffix in other.media.hostSuffixes where !suffix.contains("*") && !mine.media.covers(host: suffix) {
                    let result = api.unsigned("https://\(suffix)/a", platform: mine.id.rawValue)
                    result.answer?.expectRefusal(400, "invalid_request", "\(suffix) is not \(mine.id.rawValue)'s")
                    #expect(result.job == nil)
                }
            }
        }
    }

    @Test(
        "Parameters twice, in brackets, without a value, and of other names are refused",
        arguments: [
            "platform=tiktok&url=URL&url=URL", "platform=tiktok&platform=tiktok&url=URL", "platform=tiktok&url[]=URL",
            "platform=tiktok&url%5B%5D=URL", "platform=tiktok&url=URL&u%72l=URL", "platform=tiktok&URL=URL",
            "platform=tiktok&url=", "platform=tiktok", "url=URL", "", "&", "=", "platform&url",
            "platform=tiktok;url=URL",
            "platform=tiktok&url=URL&", "platform=tiktok&url=URL&debug=1", "platform=nobody&url=URL",
            "platform=TikTok&url=URL", "platform=tiktok%0d%0aX:%20y&url=URL", "platform=tiktok%00&url=URL",
            "platform=../tiktok&url=URL", "platform=tiktok&url=%ff%fe", "platform=tiktok&url=%zz",
            "platform=tiktok&url=%",
            "platform=tiktok&url=URL&audio=URL", "platform=tiktok&url=URL&disposition=x",
            "platform=tiktok&url=\(String(repeating: "a", count: 20_000))",
        ]
    )
    func parameters(query: String) throws {
        let query = query.replacing("URL", with: HostileRequests.escaped("https://v16.tiktokcdn.com/a"))
        let result = try HostileRequests.api().media("/api/media-proxy?\(query)", headers: HostileRequests.sameOrigin)
        #expect(result.job == nil && result.merge == nil)
        try #require(result.answer).expectRefusal(400, "invalid_request", "\(query.prefix(100))")
    }
}
