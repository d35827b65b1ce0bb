import JSON
import Testing

@testable import Platforms

/// A platform that is not there: all that one must bring, as docs/adding-a-platform.md lists it.
extension Platform {
    fileprivate static let example = Platform(
        id: PlatformID(rawValue: "example"),
        name: "Example",
        links: LinkRules(hosts: ["example.com", "www.example.com"]) { url in
            guard url.word(0) == "clip", url.path.count == 2, Alphabet.digits.spells(url.path[1], 3...12) else {
                return nil
            }
            return PostLink(
                platform: PlatformID(rawValue: "example"),
                kind: .video,
                id: url.path[1],
                canonicalURL: "https://example.com/clip/\(url.path[1])"
            )
        },
        extractor: ExampleExtractor(),
        media: MediaRules(hostSuffixes: ["media.example.com"], referer: "https://example.com/"),
        notes: PlatformNotes(
            supported: "Public clips.",
            forms: ["example.com/clip/{id}"],
            unsupported: "Profiles are not.",
            cookie: "No.",
            handling: "One file.",
            expiration: "Never."
        )
    )
}

private struct ExampleExtractor: Extractor {
    private static let ladder = StrategyLadder([api, page])

    func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder.climb(link, in: session)
    }

    private static let api = Strategy("api") { link, session throws(ExtractionFailure) in
        let request = PageRequest(.get, "https://example.com/api/clips/\(link.id)", platform: link.platform)
        return try read(try session.send(request), link)
    }

    private static let page = Strategy("page") { link, session throws(ExtractionFailure) in
        try read(try session.send(PageRequest(.get, link.canonicalURL, platform: link.platform)), link)
    }

    private static func read(_ response: PageResponse, _ link: PostLink) throws(ExtractionFailure) -> Post {
        if response.status == 404 { throw ExtractionFailure(.notFound, "status 404") }
        guard response.status == 200 else { throw ExtractionFailure(.blockedByPlatform, "status \(response.status)") }
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            throw ExtractionFailure(.platformChanged, "\(error)")
        }
        guard let url = root["file"].string, MediaURL(url).map({ Platform.example.media.covers(host: $0.host) }) == true
        else { throw .changed(missing: "file") }
        let video = VideoItem(
            file: MediaFile(url: url),
            quality: "",
            mimeType: "video/mp4",
            hasAudio: true,
            source: .direct
        )
        return Post(
            platform: link.platform,
            id: link.id,
            title: root["title"].string ?? "",
            webpageURL: link.canonicalURL,
            videos: [video]
        )
    }
}

@Suite("A tenth platform")
struct TenthPlatformTests {
    private let catalogue = Catalogue(Catalogue.standard.platforms + [.example])

    @Test("Its links are recognised, and nobody else's change")
    func links() {
        let recogniser = LinkRecogniser(catalogue)
        #expect(
            recogniser.link(in: "look: www.example.com/clip/123?x=1")?.canonicalURL == "https://example.com/clip/123"
        )
        #expect(recogniser.link(in: "https://example.com/user/123") == nil)
        for link in SupportedLinks.all { #expect(recogniser.link(in: link.link)?.platform == link.platform) }
    }

    @Test("Its rungs are climbed like any other's", arguments: [(403, "page"), (200, "api")])
    func parses(status: Int, strategy: String) throws {
        let good = #"{"title": "A clip", "file": "https://media.example.com/123.mp4"}"#
        let web = ScriptedWeb(
            [
                true: [.success(PageResponse(status: status, body: Array(good.utf8)))],
                false: [.success(PageResponse(status: 200, body: Array(good.utf8)))],
            ]
        ) { $0.url.contains("/api/") }
        let link = try #require(LinkRecogniser(catalogue).link(in: "https://example.com/clip/123"))
        let session = Session(platform: link.platform, fetcher: web, tokens: TokenCache(), deadline: .now + .seconds(5))
        let extractor = try #require(catalogue[link.platform]?.extractor)
        #expect(
            try extractor.post(for: link, in: session).videos.first?.file.url == "https://media.example.com/123.mp4"
        )
        #expect(session.attempts.last?.strategy == strategy)
    }

    @Test("An address that is not of its media hosts is not listed")
    func foreignHost() throws {
        let body = Array(#"{"file": "https://media.example.com.evil.example/1.mp4"}"#.utf8)
        let web = ScriptedWeb([true: [.success(PageResponse(status: 200, body: body))]]) { _ in true }
        let link = try #require(LinkRecogniser(catalogue).link(in: "https://example.com/clip/123"))
        let session = Session(platform: link.platform, fetcher: web, tokens: TokenCache(), deadline: .now + .seconds(5))
        let failure = #expect(throws: ExtractionFailure.self) {
            try catalogue[link.platform]?.extractor?.post(for: link, in: session)
        }
        #expect(failure == .changed(missing: "file"))
    }
}
