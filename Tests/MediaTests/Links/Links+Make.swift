import Platforms

@testable import Media

/// Keys, contexts and links of the tests.
extension LinkKeys {
    /// The secret is that byte, 32 times.
    static func text(_ byte: UInt8, until: Int? = nil) -> String {
        let key = Base64URL.encoded([UInt8](repeating: byte, count: 32))
        return key + (until.map { " until \(RFC3339.text(seconds: $0))" } ?? "") + "\n"
    }

    static func make(_ byte: UInt8 = 1) throws -> LinkKeys { try LinkKeys(text: text(byte)) }
}

extension LinkContext {
    static func make() -> LinkContext {
        LinkContext(
            cookies: [CookieJar.Cookie(name: "tt_chain_token", value: "a/b+c==", domain: "tiktok.com")],
            postURL: "https://www.tiktok.com/@easydown/video/7300000000000000001",
            rendition: .make(),
            audioRendition: Rendition(kind: .audio, index: 3, position: 1),
            egress: 2,
            keyID: "k_0123456789",
            depth: 1,
            container: "mp4"
        )
    }
}

extension Rendition {
    static func make() -> Rendition {
        let file = MediaFile(url: "https://v16.tiktokcdn.com/a", index: 1, hasWatermark: false)
        let video = VideoItem(
            file: file,
            quality: "1080p",
            mimeType: "video/mp4",
            width: 1080,
            height: 1920,
            hasAudio: true,
            source: .direct,
            bitrate: 2_345_678,
            codecs: "hvc1.1.6.L120.90"
        )
        return Rendition(video, position: 4)
    }
}

extension MediaLink {
    static let now = 1_800_000_000

    static func make(
        _ target: Target = .file(url: "https://v16.tiktokcdn.com/video/a?expire=1800003600&sign=x%2By&b=c+d"),
        filename: String? = "Ein Video [730].mp4",
        disposition: Disposition? = .inline,
        expires: Int = now + 3600,
        context: LinkContext = .make()
    ) -> MediaLink {
        MediaLink(
            platform: .tiktok,
            target: target,
            filename: filename,
            disposition: disposition,
            expires: expires,
            context: context
        )
    }
}

extension LinkSigner {
    static func make(_ byte: UInt8 = 1) throws -> LinkSigner { LinkSigner(keys: try .make(byte)) }

    /// The parameters of a link as the endpoint hands them over.
    func parameters(of link: MediaLink = .make()) throws -> [(name: String, value: String)] {
        guard let query = query(for: link, now: MediaLink.now) else { return [] }
        return try QueryParameters.decoded(query)
    }

    func refusal(_ parameters: [(name: String, value: String)], now: Int = MediaLink.now) -> LinkRefusal? {
        do {
            _ = try open(parameters, now: now)
            return nil
        } catch { return error }
    }
}
