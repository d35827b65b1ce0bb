/// An address on YouTube's CDN, as a client was given it. Read once, by bytes: a video has up to hundreds of them, of a
/// thousand characters each.
struct YouTubeMediaURL: Sendable, Equatable {
    let text: String
    /// Until when it can be fetched, in seconds since 1970: `expire` of a file, `/expire/…/` in a playlist's path.
    let expiry: Int?
    /// The file's size in bytes, where the address names it.
    let length: Int?
    /// Whether the `n` challenge of a browser's player is in it: such an address gives 403, or a trickle, unsolved.
    let hasChallenge: Bool
    /// Whether it is the track in the language in which the video was made.
    let isOriginalTrack: Bool

    /// - Returns: `nil` for anything but visible ASCII without a backslash after `https://` or `http://` and the name of a
    ///   media host.
    init?(_ text: String) {
        var text = text
        guard let parameters = text.withUTF8(Self.parameters) else { return nil }
        self.text = text
        expiry = parameters.expiry
        length = parameters.length
        hasChallenge = parameters.hasChallenge
        isOriginalTrack = parameters.isOriginalTrack
    }

    /// Whether nothing but visible ASCII is in it, as in an address or a header's token.
    static func isVisibleASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension YouTubeMediaURL {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private struct Parameters {
        var expiry: Int?
        var length: Int?
        var hasChallenge = false
        var isOriginalTrack = false
    }

    private static func parameters(_ bytes: Bytes) -> Parameters? {
        let raw = UnsafeRawBufferPointer(bytes)
        guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }),
            VisibleASCII.isPlain(raw),
            isMediaHost(
                bytes.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            )
        else { return nil }
        var found = Parameters()
        let mark = ByteSearch.firstOffset(of: UInt8(ascii: "?"), in: raw, from: 0) ?? bytes.count
        var start = mark + 1
        while start < bytes.count {
            let end = ByteSearch.firstOffset(of: UInt8(ascii: "&"), in: raw, from: start) ?? bytes.count
            take(bytes[start..<end], into: &found)
            start = end + 1
        }
        if found.expiry == nil { found.expiry = expiry(inPath: bytes[..<mark]) }
        return found
    }

    /// - Parameter authority: the whole of what stands before the path: user info and ports are nobody's here.
    private static func isMediaHost(_ authority: Bytes.SubSequence) -> Bool {
        let name = String(decoding: authority, as: UTF8.self).lowercased()
        return hostCharacters.spells(name, 1...253) && Platform.youtube.media.covers(host: name)
    }

    private static let hostCharacters = Alphabet("abcdefghijklmnopqrstuvwxyz0123456789.-")

    /// The first value of each parameter counts.
    private static func take(_ pair: Bytes.SubSequence, into found: inout Parameters) {
        switch pair.first {
        case UInt8(ascii: "n") where pair.dropFirst().first == UInt8(ascii: "="):
            found.hasChallenge = true
        case UInt8(ascii: "e") where found.expiry == nil && pair.starts(with: "expire=".utf8):
            found.expiry = moment(pair.dropFirst(7))
        case UInt8(ascii: "c") where found.length == nil && pair.starts(with: "clen=".utf8):
            found.length = number(pair.dropFirst(5)).flatMap { $0 > 0 ? $0 : nil }
        case UInt8(ascii: "x") where pair.starts(with: "xtags=".utf8):
            let tags = String(decoding: pair, as: UTF8.self)
            found.isOriginalTrack = tags.containsBytes("acont%3Doriginal") || tags.containsBytes("acont=original")
        default: break
        }
    }

    private static func expiry(inPath path: Bytes.SubSequence) -> Int? {
        let segments = path.split(separator: UInt8(ascii: "/"))
        guard let place = segments.firstIndex(where: { $0.elementsEqual("expire".utf8) }), place + 1 < segments.count
        else { return nil }
        return moment(segments[place + 1])
    }

    private static func moment(_ digits: Bytes.SubSequence) -> Int? {
        number(digits).flatMap { (1..<100_000_000_000).contains($0) ? $0 : nil }
    }

    private static func number(_ digits: Bytes.SubSequence) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
