/// What a file begins with: an upstream that calls a log-in page a video is believed by nobody.
package enum FirstBytes {
    /// So many are enough to judge by; fewer where the file is shorter.
    package static let enough = 512

    /// Words behind `<` that begin a document, in lower case (WHATWG MIME Sniffing, section 7.1, and SVG). No media format
    /// begins so; single letters are left out, since encrypted segments begin with anything.
    private static let tags: [StaticString] = [
        "html", "head", "body", "script", "title", "style", "meta", "link", "iframe", "table", "font", "div", "span",
        "center", "svg", "rss", "error",
    ]
    private static let openings: [StaticString] = ["!doctype", "!--", "?xml"]

    /// What a beginning tells.
    package enum Verdict: Sendable {
        case page
        case playlist
        /// Media, or anything else that no browser reads as a page.
        case other
        /// Too little has come to tell.
        case open
    }

    /// White space that is waited behind for something else.
    private static let mostSpace = 256
    /// The longest word that is waited for.
    private static let longestWord = 10

    /// - Parameters:
    ///   - bytes: what has come so far.
    ///   - isWhole: whether nothing follows; then the verdict is never open.
    package static func verdict(on bytes: some Collection<UInt8>, isWhole: Bool) -> Verdict {
        if isPage(bytes) { return .page }
        if isPlaylist(bytes) { return .playlist }
        let rest = text(bytes.prefix(enough))
        let isBlank = rest.isEmpty && bytes.count < mostSpace
        let isShort = rest.count < longestWord && (rest.first == UInt8(ascii: "<") || rest.first == UInt8(ascii: "#"))
        return !isWhole && (isBlank || isShort) ? .open : .other
    }

    /// Whether it is a page, or any other document of that family, and no media: white space and a byte order mark aside.
    package static func isPage(_ bytes: some Collection<UInt8>) -> Bool {
        let text = text(bytes.prefix(enough))
        guard text.first == UInt8(ascii: "<") else { return false }
        let rest = text.dropFirst()
        if openings.contains(where: { begins(rest, with: $0) }) { return true }
        return tags.contains { begins(rest, with: $0) && isEnd(rest.dropFirst($0.utf8CodeUnitCount).first) }
    }

    /// Whether it is a playlist (RFC 8216, section 4.3.1.1).
    package static func isPlaylist(_ bytes: some Collection<UInt8>) -> Bool {
        let start = Array(bytes.prefix(16))
        let line = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]
        let tag = Array("#EXTM3U".utf8)
        return line.starts(with: tag) && (line.dropFirst(tag.count).first.map { $0 <= 0x20 } ?? true)
    }

    /// Without a byte order mark and white space at its start. Of UTF-16 the ASCII half.
    private static func text(_ bytes: some Collection<UInt8>) -> ArraySlice<UInt8> {
        var start = Array(bytes)[...]
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            start = start.dropFirst(2).filter { $0 != 0 }[...]
        } else if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            start = start.dropFirst(3)
        }
        return start.drop { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
    }

    private static func begins(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
        guard bytes.count >= word.utf8CodeUnitCount else { return false }
        let start = bytes.prefix(word.utf8CodeUnitCount).lazy.map(HeaderText.lowercased)
        return start.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Behind a tag's name: white space, a slash, the bracket, or nothing any more.
    private static func isEnd(_ byte: UInt8?) -> Bool {
        guard let byte else { return true }
        return byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}
