import Foundation
import JSON
import Media
import Platforms
import Testing

@Suite("Links of a parse, from the answer to the bytes", .serialized)
struct MediaLinkTests {
    static let recordings = Result { try MediaRecordings() }
    static let started = Result { try Installation(recordings: recordings.get().folder.path) }

    var product: Installation { get throws { try Self.started.get() } }
    var clip: [UInt8] { get throws { try Self.recordings.get().clip } }

    /// The target of the best video's `proxyUrl`.
    private func parsed(_ product: Installation, token: String? = nil) throws -> String {
        let answer = try product.parse(MediaRecordings.link, token: token)
        let video = try JSONDocument(parsing: answer.body).root["data"]["videos"][0]
        let link = try #require(video["proxyUrl"].string, "\(answer.body.prefix(300))")
        let origin = "http://localhost:\(product.port)"
        try #require(link.hasPrefix("\(origin)/api/media-proxy?"))
        return String(link.dropFirst(origin.count))
    }

    private func get(_ target: String, from product: Installation) throws -> HTTPProbe.Answer {
        try Download(product.probe, target).finish()
    }

    private func credits(_ product: Installation) throws -> String {
        try product.command("credits", "show", product.account)
    }

    @Test("What a parse returns can be downloaded, with the cookie that the parse was given and nobody sees")
    func downloads() throws {
        let product = try product
        let target = try parsed(product)
        let paid = try credits(product)
        let answer = try get(target, from: product)
        #expect(answer.status == 200 && answer.isComplete)
        #expect(try answer.bytes == clip)
        #expect(answer.header("Content-Disposition")?.contains("A made-up clip #example") == true)
        #expect(answer.header("Set-Cookie") == nil && !target.contains("Ex4mple"))
        #expect(try credits(product) == paid, "downloads are free")
    }

    @Test("An address that has become stale is replaced by a new parse, which costs nothing and is not seen")
    func stale() throws {
        let product = try product
        let now = Int(Date().timeIntervalSince1970)
        let query = String(try parsed(product).drop { $0 != "?" }.dropFirst())
        let signer = try product.linkSigner()
        var link = try signer.open(QueryParameters.decoded(query), now: now)
        guard case .file(let url) = link.target else { throw Installation.Failure(description: "no file") }
        link.target = .file(url: url.replacing(MediaRecordings.present, with: MediaRecordings.stale))
        let paid = try credits(product)
        let old = try #require(signer.query(for: link, now: now))
        let answer = try get("/api/media-proxy?\(old)", from: product)
        #expect(answer.status == 200 && answer.isComplete)
        #expect(try answer.bytes == clip)
        #expect(try credits(product) == paid)
        // Without what is needed to parse again the client is told what happened.
        link.context.rendition = nil
        let bare = try #require(signer.query(for: link, now: now))
        let refused = try get("/api/media-proxy?\(bare)", from: product)
        #expect(refused.status == 502 && refused.body.contains(#""upstreamStatus":403"#))
    }

    @Test("A link ends with the key that it was made with")
    func revoked() throws {
        let product = try product
        let account = try product.account
        let made = try product.command("key", "create", account, "--name", "short-lived", "--json")
        let root = try JSONDocument(parsing: made).root
        let token = try #require(root["token"].string)
        let id = try #require(root["id"].string ?? root["key"]["id"].string)
        let target = try parsed(product, token: token)
        #expect(try get(target, from: product).status == 200)
        _ = try product.command("key", "revoke", id)
        let answer = try get(target, from: product)
        #expect(answer.status == 403 && answer.body.contains(#""code":"link_expired""#))
    }

    @Test("Any change to a link is refused", arguments: ["platform", "url", "exp", "seal", "sig", "filename"])
    func changed(name: String) throws {
        let product = try product
        let target = try parsed(product)
        let start = try #require(target.firstRange(of: "\(name)=")?.upperBound)
        let end = target[start...].firstIndex(of: "&") ?? target.endIndex
        // One character in the middle of the value, by another of its kind.
        let place = target.index(start, offsetBy: target.distance(from: start, to: end) / 2)
        var changed = target
        changed.replaceSubrange(place...place, with: target[place] == "1" ? "2" : "1")
        let answer = try get(changed, from: product)
        #expect([400, 403].contains(answer.status), "\(answer.status)")
        #expect(!answer.body.contains("seal") && answer.bytes.count < 2000)
    }

    @Test("A link is served by any other machine with the same keys")
    func otherMachine() throws {
        let product = try product
        let target = try parsed(product)
        let keys = ["EASYDOWN_LINK_KEYS": "\(product.state)/link-keys"]
        let other = try Installation(recordings: try Self.recordings.get().folder.path, settings: keys)
        let answer = try get(target, from: other)
        #expect(answer.status == 200, "\(answer.body.prefix(300))")
        #expect(try answer.bytes == clip)
        other.stop()
        let stranger = try Installation(recordings: try Self.recordings.get().folder.path)
        let refused = try get(target, from: stranger)
        #expect(refused.status == 403 && refused.body.contains("invalid_signature"))
        stranger.stop()
    }

    @Test("After a rotation and a reload old links are served, and new ones are signed with the fresh key")
    func rotation() throws {
        let product = try Installation(recordings: try Self.recordings.get().folder.path)
        let old = try parsed(product)
        let oldSigner = try product.linkSigner()
        #expect(try product.command("links", "rotate").contains("HUP"))
        try product.signalParent(SIGHUP)
        let now = Int(Date().timeIntervalSince1970)
        func isOld(_ target: String) throws -> Bool {
            let query = String(target.drop { $0 != "?" }.dropFirst())
            let parameters = try QueryParameters.decoded(query)
            return (try? oldSigner.open(parameters, now: now)) != nil
        }
        #expect(try isOld(old))
        var fresh = old
        #expect(
            try Patience.wait(60) {
                usleep(200_000)
                fresh = try parsed(product)
                return try !isOld(fresh)
            }
        )
        for target in [old, fresh] {
            #expect(try Patience.wait { try get(target, from: product).status == 200 })
        }
        product.stop()
    }

    @Test("Without ffmpeg there are no links to merges, and none is served")
    func noMerges() throws {
        let with = try JSONDocument(parsing: product.parse(MediaRecordings.link).body).root["data"]
        #expect(with["videos"][0]["audioUrl"].string?.contains("/api/media-merge?") == true)
        let product = try Installation(settings: ["EASYDOWN_FFMPEG": "off"])
        let answer = try product.parse("https://www.youtube.com/watch?v=easydown-01")
        let videos = try JSONDocument(parsing: answer.body).root["data"]["videos"].array
        #expect(videos.contains { $0["source"].string == "dash" })
        #expect(videos.allSatisfy { $0["proxyUrl"].exists && !$0["mergeUrl"].exists && !$0["audioUrl"].exists })
        let now = Int(Date().timeIntervalSince1970)
        let link = MediaLink(
            platform: .tiktok,
            target: .merge(video: nil, audio: "https://v16.tiktokcdn.com/a.m4a"),
            expires: now + 60,
            context: LinkContext(container: "mp4")
        )
        let query = try #require(product.linkSigner().query(for: link, now: now))
        let merge = try get("/api/media-merge?\(query)", from: product)
        #expect(merge.status == 403 && merge.body.contains("invalid_signature"))
        product.stop()
    }
}
