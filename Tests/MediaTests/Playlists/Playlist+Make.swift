import Platforms

@testable import Media

/// A playlist, rewritten as the tests see it.
enum Playlist {
    static let rules = MediaRules(hostSuffixes: ["twimg.com", "googlevideo.com"], referer: "https://x.com/")
    static let base = "https://video.twimg.com/amplify_video/1/pl/a.m3u8?tag=1"

    /// A link that shows what it stands for.
    static func link(_ address: MediaAddress, _ entry: PlaylistEntry) -> String? { "/p?\(entry)=\(address.url)" }

    static func rewritten(
        _ text: String,
        depth: Int = 0,
        limits: PlaylistLimits = .standard,
        link: PlaylistRewriter.Link = link
    ) throws -> String {
        let base = try MediaAddress(base, rules: rules)
        let bytes = try PlaylistRewriter(limits).rewritten(Array(text.utf8), base: base, depth: depth, link: link)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func refusal(
        _ text: String,
        depth: Int = 0,
        limits: PlaylistLimits = .standard,
        link: PlaylistRewriter.Link = link
    ) -> PlaylistRefusal? {
        do {
            _ = try rewritten(text, depth: depth, limits: limits, link: link)
            return nil
        } catch { return error as? PlaylistRefusal }
    }

    /// A playlist of these lines.
    static func of(_ lines: String...) -> String { (["#EXTM3U"] + lines).joined(separator: "\n") + "\n" }
}
