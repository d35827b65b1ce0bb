import Foundation
import JSON
import Ledger
import Media
import Platforms
import PlatformsTesting
import Recordings
import Testing

@testable import API

@Suite("Answers are as they are described")
struct AnswerSchemaTests {
    private let description = APIDescription()
    private let json: [(name: String, value: String)] = [("content-type", "application/json")]

    @Test("Every recorded post is, with and without links", arguments: Catalogue.standard.platforms.map(\.id.rawValue))
    func recordings(platform: String) throws {
        var posts = 0
        for recording in RecordingFolders.own(platform) + RecordingFolders.shared(platform) {
            guard case .success(let post) = RecordedParse(recording.url, on: [recording]).outcome else { continue }
            posts += 1
            let signer = LinkSigner(keys: try LinkKeys(text: LinkKeys.newKey()))
            for media in [MediaSettings(), MediaSettings(signer: signer, merges: true)] {
                let api = try TestAPI(media: media) { _ in .success(post) }
                try expect(api.parse(token: try api.token()), of: "parsePost", 200)
            }
        }
        #expect(posts > 0)
    }

    @Test("Every answer of a test key is, under its status")
    func magic() throws {
        let api = try TestAPI(credits: 0)
        let token = try api.token(mode: .test)
        for number in MagicLink.outcomes.keys {
            try expect(api.parse(MagicLink.url(number), token: token), of: "parsePost")
            let problem = api.parse(
                MagicLink.url(number),
                token: token,
                headers: [("accept", "application/problem+json")]
            )
            try expect(problem, of: "parsePost")
        }
    }

    @Test("Answers of parse are: success, replay, no token, a bad link, no credit")
    func parse() throws {
        let api = try TestAPI(credits: 1)
        let token = try api.token()
        let key = [(name: "idempotency-key", value: "a")]
        try expect(api.parse(token: token, headers: key), of: "parsePost", 200)
        try expect(api.parse(token: token, headers: key), of: "parsePost", 200)
        try expect(api.parse("https://youtu.be/bB3_-xyzQ12", token: token, headers: key), of: "parsePost", 422)
        try expect(api.parse(token: token), of: "parsePost", 402)
        try expect(api.parse(token: nil), of: "parsePost", 401)
        try expect(api.parse("nothing", token: token), of: "parsePost", 400)
        try expect(api.send("GET", "/api/v1/parse", token: token), of: "parsePost", 405)
        try expect(api.send("POST", "/api/v1/parse", token: token), of: "parsePost", 415)
    }

    @Test("Answers of keys and usage are")
    func keys() throws {
        let api = try TestAPI()
        let owner = try api.accountToken()
        func send(_ method: String, _ path: String, _ body: String = "") -> Answer {
            api.send(method, path, token: owner, headers: body.isEmpty ? [] : json, body: .bytes(Array(body.utf8)))
        }
        let settings =
            #"{"name": "a", "platforms": ["youtube"], "expires": "2030-01-01", "addresses": ["192.0.2.0/24"]}"#
        let made = send("POST", "/api/v1/keys", settings)
        try expect(made, of: "createKey", 201)
        let id = try #require(made.json["data"]["key"]["id"].string)
        try expect(send("GET", "/api/v1/keys"), of: "listKeys", 200)
        try expect(send("GET", "/api/v1/keys/\(id)"), of: "getKey", 200)
        try expect(send("PATCH", "/api/v1/keys/\(id)", #"{"expires": null}"#), of: "editKey", 200)
        try expect(send("POST", "/api/v1/keys/\(id)/reset", #"{"graceSeconds": 5}"#), of: "resetKey", 200)
        try expect(send("POST", "/api/v1/keys/\(id)/revoke"), of: "revokeKey", 200)
        try expect(send("DELETE", "/api/v1/keys/\(id)"), of: "deleteKey", 200)
        try expect(send("POST", "/api/v1/keys/\(id)/reset"), of: "resetKey", 409)
        try expect(send("PATCH", "/api/v1/keys/\(id)", "{}"), of: "editKey", 409)
        try expect(send("GET", "/api/v1/keys/key_none"), of: "getKey", 404)
        try expect(send("POST", "/api/v1/keys", "{}"), of: "createKey", 400)
        _ = api.parse(token: try api.token())
        _ = api.parse("nothing", token: try api.token())
        try expect(send("GET", "/api/v1/usage"), of: "getUsage", 200)
        try expect(send("GET", "/api/v1/usage?from=x"), of: "getUsage", 400)
        try expect(api.send("GET", "/api/v1/usage"), of: "getUsage", 401)
    }

    @Test("Answers about the service are, and refusals of media")
    func service() throws {
        let api = try TestAPI()
        try expect(api.send("GET", "/api/v1/platforms"), of: "listPlatforms", 200)
        try expect(api.send("GET", "/healthz"), of: "getHealth", 200)
        try expect(api.send("GET", "/readyz"), of: "getReadiness", 200)
        try expect(api.send("POST", "/readyz"), of: "getReadiness", 405)
        try expect(try #require(api.media(MediaPath.proxy).answer), of: "downloadMedia", 400)
        try expect(try #require(api.media("\(MediaPath.proxy)?platform=x&url=x").answer), of: "downloadMedia", 403)
        try expect(try #require(api.media("\(MediaPath.merge)?platform=x&audio=x").answer), of: "mergeMedia", 403)
        try expect(try #require(api.media(MediaPath.merge, method: "PUT").answer), of: "mergeMedia", 405)
    }

    /// An answer has a described status, the headers that belong to it, and a body as its schema says.
    private func expect(
        _ answer: Answer,
        of id: String,
        _ status: Int? = nil,
        _ place: SourceLocation = #_sourceLocation
    ) throws {
        let endpoint = try #require(description[id], sourceLocation: place)
        let response = try #require(
            endpoint.responses.first { $0.status == answer.status },
            "\(answer.status)",
            sourceLocation: place
        )
        if let status { #expect(answer.status == status, sourceLocation: place) }
        let type = try #require(answer.header("Content-Type"), sourceLocation: place)
        let content = try #require(response.contents.first { $0.type == type }, "\(type)", sourceLocation: place)
        #expect(content.schema.differences(from: answer.json) == [], "\(answer.text)", sourceLocation: place)
        for header in response.headers where header.isRequired {
            // The failure of a token tells nothing of limits and credits; a success always does.
            #expect(answer.header(header.name) != nil, "\(header.name)", sourceLocation: place)
        }
        for header in response.headers {
            guard let text = answer.header(header.name) else { continue }
            let node = Int(text).map(JSONNode.int) ?? .string(text)
            let value = try JSONDocument(parsing: JSONNode.array([node]).bytes).root[0]
            #expect(header.schema.differences(from: value) == [], "\(header.name)", sourceLocation: place)
        }
    }
}
