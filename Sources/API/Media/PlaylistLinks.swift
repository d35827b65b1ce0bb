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
        let expires = link.expires > 0 ? link.expires : now + Self.unsignedSeconds
        do throws(PlaylistRefusal) {
            return try PlaylistRewriter().rewritten(playlist, base: base, depth: link.context.depth) { address, _ in
                let piece = MediaLink(
                    platform: link.platform,
                    target: .file(url: address.url),
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
}
