import Foundation
import Media
import OriginTesting
import Platforms

/// The whole product with a media host of the tests' own, which it reaches by the operator's proxy setting: what it asks
/// of `http://v16.tiktokcdn.com/…`, or of any other media host by http, is asked there.
final class MediaProduct: Sendable {
    /// For tests that change nothing of it and count nothing of it.
    static let shared = Result { try MediaProduct() }

    let installation: Installation
    let origin = StagedOrigin()
    let signer: LinkSigner

    init(settings: [String: String] = [:]) throws {
        let proxy = ["EASYDOWN_PROXY": "http://127.0.0.1:\(origin.port)"]
        installation = try Installation(recordings: nil, settings: proxy.merging(settings) { $1 })
        signer = try installation.linkSigner()
    }

    var probe: HTTPProbe { installation.probe }
    var address: String { "http://localhost:\(installation.port)" }

    /// Where the media host's files are, for the product.
    static func url(_ path: String, _ platform: PlatformID = .tiktok) -> String {
        "http://\(platform == .youtube ? "r1.googlevideo.com" : "v16.tiktokcdn.com")\(path)"
    }

    /// A signed link's target: path and query.
    func signed(
        _ path: String,
        filename: String? = nil,
        disposition: Disposition? = nil,
        platform: PlatformID = .tiktok
    ) throws -> String {
        var link = MediaLink(platform: platform, target: .file(url: Self.url(path, platform)), expires: 0)
        (link.filename, link.disposition) = (filename, disposition)
        return try "/api/media-proxy?" + sign(link)
    }

    /// A signed link's target for a merge of two of the media host's files, or for the sound of one.
    func merge(video: String?, audio: String, container: MergeContainer = .mp4) throws -> String {
        let link = MediaLink(
            platform: .tiktok,
            target: .merge(video: video.map { Self.url($0) }, audio: Self.url(audio)),
            expires: 0,
            context: LinkContext(container: container.rawValue)
        )
        return try "/api/media-merge?" + sign(link)
    }

    private func sign(_ link: MediaLink) throws -> String {
        let now = Int(Date().timeIntervalSince1970)
        var link = link
        link.expires = now + 3600
        guard let query = signer.query(for: link, now: now) else {
            throw Installation.Failure(description: "a link that cannot be signed: \(link.target)")
        }
        return query
    }

    /// An unsigned link's target, as this site's own pages ask for it.
    func unsigned(_ path: String, _ more: [(name: String, value: String)] = []) -> String {
        let parameters = [("platform", "tiktok"), ("url", Self.url(path))] + more.map { ($0.name, $0.value) }
        return "/api/media-proxy?" + parameters.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
        return text.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
        }.joined()
    }

    /// What a browser says with every request of this site's own pages.
    static let sameOrigin = ("Sec-Fetch-Site", "same-origin")

    /// Asks and takes all of the answer.
    func get(_ target: String, _ headers: [(String, String)] = [], method: String = "GET") throws -> HTTPProbe.Answer {
        try Download(probe, target, method: method, headers: headers).finish()
    }
}

extension Installation {
    /// Signs links as this installation does at this moment.
    func linkSigner() throws -> LinkSigner {
        LinkSigner(keys: try LinkKeys(text: String(contentsOfFile: "\(state)/link-keys", encoding: .utf8)))
    }
}
