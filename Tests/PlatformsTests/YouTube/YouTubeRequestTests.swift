import JSON
import Testing

@testable import Platforms

@Suite("What YouTube is sent")
struct YouTubeRequestTests {
    private let parse = YouTubeParse(
        [:],
        cookies: CookieJar([
            CookieJar.Cookie(name: "SID", value: "secret", domain: "youtube.com")
        ])
    )

    private func request(_ question: YouTubeStub.Question) throws -> PageRequest {
        try #require(parse.stub.requests(question).first)
    }

    private func body(_ question: YouTubeStub.Question) throws -> JSONValue {
        try JSONDocument(parsing: try #require(try request(question).body)).root
    }

    @Test("Every request is a JSON post in English, of this platform, without cookies")
    func common() {
        let all: [YouTubeStub.Question] = [
            .visitorOfVisionOS, .visitorOfAndroid, .visitorOfSafari, .visionOS, .android, .safari,
        ]
        let requests = all.flatMap { parse.stub.requests($0) }
        #expect(requests.count == 6)
        for request in requests {
            let headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
            #expect(request.method == .post)
            #expect(request.platform == .youtube)
            #expect(headers["content-type"] == "application/json")
            #expect(headers["accept-language"] == "en")
            #expect(headers["user-agent"]?.isEmpty == false)
            #expect(headers["cookie"] == nil)
        }
    }

    @Test("A cookie that comes with an answer goes back to nobody")
    func cookies() throws {
        let visitor = YouTubeStub.Answer.status(
            200,
            #"{"responseContext":{"visitorData":"x"}}"#,
            headers: [(name: "Set-Cookie", value: "YSC=1; Domain=.youtube.com; Path=/")]
        )
        let parse = YouTubeParse([.visitorOfVisionOS: [visitor], .visitorOfSafari: [visitor]])
        let request = try #require(parse.stub.requests(.safari).first)
        #expect(!request.headers.contains { $0.name == "Cookie" })
    }

    @Test("The player of the first client is asked with id and marks of playback, at its own host")
    func visionOS() throws {
        let url = try request(.visionOS).url
        #expect(url.hasPrefix("https://youtubei.googleapis.com/youtubei/v1/player?prettyPrint=false&t="))
        #expect(url.hasSuffix("&id=\(YouTubeSample.id)"))
        let body = try body(.visionOS)
        #expect(body["videoId"].string == YouTubeSample.id)
        #expect(body["cpn"].string?.count == 16)
        #expect(body["contentCheckOk"].bool == true)
        #expect(body["racyCheckOk"].bool == true)
        let client = body["context"]["client"]
        #expect(client["clientName"].string == "VISIONOS")
        #expect(client["visitorData"].string == "VISION%3D%3D")
        #expect(client["hl"].string == "en")
        #expect(client["deviceModel"].string == "RealityDevice17,1")
    }

    @Test("The reel endpoint gets the same questions one level deeper and is asked for the player answer alone")
    func android() throws {
        let url = try request(.android).url
        #expect(url.hasPrefix("https://youtubei.googleapis.com/youtubei/v1/reel/reel_item_watch?prettyPrint=false&t="))
        #expect(url.hasSuffix("&id=\(YouTubeSample.id)&$fields=playerResponse"))
        let body = try body(.android)
        #expect(body["playerRequest"]["videoId"].string == YouTubeSample.id)
        #expect(body["disablePlayerResponse"].bool == false)
        #expect(body["context"]["client"]["androidSdkVersion"].int == 36)
        #expect(body["context"]["client"]["visitorData"].string == "ANDROID%3D%3D")
    }

    @Test("The other dress sends its name, version and visitor in headers")
    func safari() throws {
        let request = try request(.safari)
        #expect(request.url == "https://www.youtube.com/youtubei/v1/player?prettyPrint=false")
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 }
        #expect(headers["X-YouTube-Client-Name"] == "101")
        #expect(headers["X-YouTube-Client-Version"] == "1.02")
        #expect(headers["X-Goog-Visitor-Id"] == "SAFARI%3D%3D")
        #expect(headers["Origin"] == "https://www.youtube.com")
        let body = try body(.safari)
        #expect(body["playbackContext"]["contentPlaybackContext"]["html5Preference"].string == "HTML5_PREF_WANTS")
        #expect(body["context"]["client"]["userAgent"].string == headers["User-Agent"])
    }

    @Test("Visitor data is asked with the context alone")
    func visitor() throws {
        #expect(
            try request(.visitorOfVisionOS).url == "https://www.youtube.com/youtubei/v1/visitor_id?prettyPrint=false"
        )
        #expect(try body(.visitorOfVisionOS).members.map(\.key) == ["context"])
        #expect(try request(.visitorOfAndroid).url.hasPrefix("https://youtubei.googleapis.com/youtubei/v1/visitor_id?"))
    }
}
