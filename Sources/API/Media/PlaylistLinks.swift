internal import Ledger
internal import Media
internal import Platforms

/// The links that a playlist gets in place of its addresses: each as good, and for as long, as the link to the playlist.
struct PlaylistLinks {
    private let services: Services
    private let link: MediaLink

    /// Seconds for which pieces of an unsigned playlist can be fetched.
    private static let unsignedSeconds = 21_600

    init(_ services: Services, _ link: MediaLink) {
        self.services = services
        self.link = link
    }

    /// - Returns: `nil` where it is not handed on.
    func rewritten(_ playlist: [UInt8], _ base: MediaAddress) -> [UInt8]? {
        guard let signer = services.media.signer else { return nil }
        let now = Int(services.now().seconds)
        var context = link.context
        // A piece alone cannot be found again in a post.
        (context.postURL, context.rendition, context.audioRendition) = (nil, nil, nil)
        context.depth += 1
        let expires = link.isSigned ? link.expires : now + Self.unsignedSeconds
        do throws(PlaylistRefusal) {
            return try PlaylistRewriter().rewritten(playlist, base: base, depth: link.context.depth) { address, entry in
                let piece = MediaLink(
                    platform: link.platform,
                    target: .file(url: address.url),
                    filename: Self.name(of: address, entry),
                    expires: expires,
                    context: context
                )
                // Without a host: it is the one that the playlist came from.
                return signer.query(for: piece, now: now).map { "\(MediaPath.proxy)?\($0)" }
            }
        } catch {
            return nil
        }
    }

    /// How the formats of segments are called (RFC 8216, section 3, and what is in use beside them).
    private static let formats: Set<Substring> = [
        "aac", "ac3", "cmfa", "cmfv", "ec3", "fmp4", "m4a", "m4s", "m4v", "mp3", "mp4", "ts", "vtt", "webvtt",
    ]

    /// Programs judge a piece by how its address ends: ffmpeg passes over a segment that does not end as one (5.1.7 and
    /// 7.1.1 on). A link ends with the name that is offered.
    private static func name(of address: MediaAddress, _ entry: PlaylistEntry) -> String? {
        switch entry {
        case .playlist: "playlist.m3u8"
        case .segment, .map: "segment.\(format(of: address) ?? "ts")"
        case .key, .data: nil
        }
    }

    private static func format(of address: MediaAddress) -> String? {
        let path = address.url.prefix { $0 != "?" }
        guard let format = path.split(separator: "/").last?.split(separator: ".").last else { return nil }
        return formats.contains(format) ? String(format) : nil
    }
}
