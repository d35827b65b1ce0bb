import PlatformsTesting
import Recordings
import Testing

@testable import Platforms

@Suite("Media hosts of the platforms")
struct MediaHostsTests {
    private static let all = Catalogue.standard.platforms.flatMap { platform in
        RecordingFolders.own(platform.id.rawValue).map { ("own/\($0.path)", $0) }
            + RecordingFolders.shared(platform.id.rawValue).map { ("shared/\($0.path)", $0) }
    }
    private static let byName = Dictionary(all, uniquingKeysWith: { first, _ in first })
    static let names = all.map(\.0).filter { !$0.hasSuffix("/short-link-profile") }

    /// The name in an http or https address, lower case; `nil` for anything else.
    private static func host(_ url: String) -> String? {
        MediaURL(url.hasPrefix("http://") ? "https://" + url.dropFirst("http://".count) : url)?.host
    }

    @Test("Every address in an answer lies on a host of its platform's list", arguments: names)
    func covered(name: String) throws {
        let recording = try #require(Self.byName[name])
        let parse = RecordedParse(recording.url, on: [recording])
        guard case .success(let post) = parse.outcome else { return }
        let rules = try #require(Catalogue.standard[post.platform]).media
        let files = post.images.map(\.file) + post.videos.map(\.file) + post.audios.map(\.file)
        let urls = files.map(\.url) + [post.thumbnail].filter { !$0.isEmpty }
        #expect(!urls.isEmpty)
        for url in urls {
            let host = try #require(Self.host(url), "\(url)")
            #expect(rules.covers(host: host), "\(url)")
        }
    }

    @Test("A cookie that an address asks for travels with the post, to that host", arguments: names)
    func cookies(name: String) throws {
        let recording = try #require(Self.byName[name])
        guard case .success(let post) = RecordedParse(recording.url, on: [recording]).outcome else { return }
        let rules = try #require(Catalogue.standard[post.platform]).media
        for cookie in post.mediaCookies {
            #expect(rules.cookieHostSuffixes.contains { HostSuffix.matches(host: $0, suffix: cookie.domain) })
        }
        guard !post.mediaCookies.isEmpty else { return }
        for url in post.videos.map(\.file.url) where url.contains("tk=tt_chain_token") {
            let host = try #require(Self.host(url))
            #expect(rules.cookieHostSuffixes.contains { HostSuffix.matches(host: host, suffix: $0) })
            #expect(CookieJar(post.mediaCookies).header(for: url)?.contains("tt_chain_token=") == true)
        }
    }

    @Test("No list names a host that is everybody's, and none contains another platform's")
    func lists() {
        let shared = [
            "akamaized.net", "cloudfront.net", "com", "net", "cn", "tiktok.com", "facebook.com", "google.com",
        ]
        for platform in Catalogue.standard.platforms {
            #expect(!platform.media.hostSuffixes.isEmpty)
            for suffix in platform.media.hostSuffixes {
                #expect(!shared.contains(suffix))
                #expect(suffix == suffix.lowercased() && !suffix.hasPrefix("."))
                for other in Catalogue.standard.platforms where other.id != platform.id {
                    #expect(!other.media.covers(host: suffix), "\(suffix) of \(platform.id) is \(other.id)'s too")
                }
            }
            for suffix in platform.media.cookieHostSuffixes {
                let isOwn = platform.media.hostSuffixes.contains { pattern in
                    let host = pattern.replacing("*", with: "x")
                    return HostSuffix.matches(host: host, suffix: suffix)
                }
                #expect(isOwn, "a cookie for \(suffix), which serves no media of \(platform.id)")
            }
        }
    }
}
