/// What an upstream says of a file, and what is said of it here. An answer of this server must never be a page, whatever
/// an upstream calls it.
package enum ContentType {
    /// A file to be saved; no browser shows or runs it.
    package static let unknown = "application/octet-stream"
    /// RFC 8216, section 4.
    package static let playlist = "application/vnd.apple.mpegurl"

    /// RFC 6838, section 4.2, for each of the two names.
    private static let longestName = 127
    private static let pages: Set<String> = ["text/html", "application/xhtml+xml"]
    private static let playlists: Set<String> = [
        playlist, "application/x-mpegurl", "application/mpegurl", "audio/mpegurl", "audio/x-mpegurl",
    ]
    private static let media: Set<String> = ["application/mp4", "application/ogg", playlist, "application/x-mpegurl"]

    /// What the answer says: the same type in lower case and without parameters, where it is one of pictures, sound,
    /// video or playlists; `application/octet-stream` for everything else. SVG holds scripts and is no picture here.
    ///
    /// - Parameter upstream: the header as sent; two of them joined by a comma are none.
    package static func answered(_ upstream: String?) -> String {
        guard let upstream, let type = essence(upstream), !isList(upstream) else { return unknown }
        let main = type.prefix { $0 != "/" }
        let isMedia = ["audio", "image", "video"].contains(main) || media.contains(type)
        return isMedia && !type.containsXML ? type : unknown
    }

    /// Whether it is said to be a page: of a log-in, a refusal, a riddle.
    package static func isPage(_ upstream: String?) -> Bool {
        upstream.flatMap(essence).map(pages.contains) ?? false
    }

    /// Whether it is said to be a playlist. ``FirstBytes/isPlaylist(_:)`` says whether it is one.
    package static func isPlaylist(_ upstream: String?) -> Bool {
        upstream.flatMap(essence).map(playlists.contains) ?? false
    }

    /// Type and subtype in lower case, up to a semicolon or a comma; `nil` where they are none.
    static func essence(_ header: String) -> String? {
        let whole = HeaderText.trimmed(header).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
        let text = HeaderText.trimmed(String(decoding: whole, as: UTF8.self)).map(HeaderText.lowercased)
        let names = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy(isName) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether a comma stands outside of quotes.
    private static func isList(_ header: String) -> Bool {
        var isQuoted = false
        var isEscaped = false
        for byte in header.utf8 {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isQuoted: isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: return true
            default: break
            }
        }
        return false
    }

    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard (1...longestName).contains(name.count), let first = name.first, isAlphanumeric(first) else {
            return false
        }
        return name.allSatisfy { isAlphanumeric($0) || ".+-_".utf8.contains($0) }
    }

    /// Of lower-case bytes.
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension String {
    /// `image/svg+xml`, `image/svg`, and whatever else browsers would read as a document.
    fileprivate var containsXML: Bool { contains("svg") || contains("xml") || contains("html") }
}
