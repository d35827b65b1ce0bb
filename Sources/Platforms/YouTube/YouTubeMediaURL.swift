/// An address on YouTube's CDN, as a client was given it.
struct YouTubeMediaURL: Sendable, Equatable {
    let text: String

    /// - Returns: `nil` for anything but visible ASCII after `https://` or `http://`.
    init?(_ text: String) {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"),
            Self.isVisibleASCII(text)
        else { return nil }
        self.text = text
    }

    /// The first value of a query parameter, as it stands there.
    func parameter(_ name: String) -> Substring? {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        var rest = text.utf8[text.utf8.index(after: mark)...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[..<end]
            if pair.starts(with: name.utf8) {
                let value = pair.dropFirst(name.utf8.count)
                if value.first == UInt8(ascii: "=") { return Substring(value.dropFirst()) }
            }
            rest = rest[end...].dropFirst()
        }
        return nil
    }

    /// Until when it can be fetched, in seconds since 1970: `expire` of a file, `/expire/…/` in a playlist's path.
    var expiry: Int? {
        let digits = parameter("expire") ?? pathValue("expire")
        guard let digits, let seconds = Int(digits), (1..<100_000_000_000).contains(seconds) else { return nil }
        return seconds
    }

    /// The file's size in bytes, where the address names it.
    var length: Int? {
        guard let digits = parameter("clen"), let bytes = Int(digits), bytes > 0 else { return nil }
        return bytes
    }

    /// Whether the `n` challenge of a browser's player is in it: such an address gives 403, or a trickle, unsolved.
    var hasChallenge: Bool { parameter("n") != nil }

    /// Whether it is the track in the language in which the video was made.
    var isOriginalTrack: Bool {
        guard let tags = parameter("xtags") else { return false }
        return tags.contains("acont%3Doriginal") || tags.contains("acont=original")
    }

    private func pathValue(_ name: String) -> Substring? {
        let segments = text.prefix { $0 != "?" }.split(separator: "/")
        guard let place = segments.firstIndex(of: Substring(name)), place + 1 < segments.count else { return nil }
        return segments[place + 1]
    }

    /// Whether nothing but visible ASCII is in it, as in an address or a header's token.
    static func isVisibleASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
