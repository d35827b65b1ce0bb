/// A web address taken apart strictly: only what a single-post link can look like gets this far.
///
/// http or https, no user info, the scheme's default port, a plain ASCII host name of letters, digits, hyphens and
/// dots. A bare host without a scheme reads as https. See ``init(parsing:)`` for what is refused.
package struct LinkURL: Sendable, Equatable {
    /// Lower case, without a trailing dot.
    package let host: String
    /// The path's segments, percent-decoded, without empty ones: `/a//b/` is `["a", "b"]`.
    package let path: [String]
    /// Everything behind the host up to the fragment, as it was written.
    package let target: String
    private let rawQuery: String

    /// The first value of a query parameter, percent-decoded; names are compared exactly.
    package func queryValue(_ name: String) -> String? {
        for pair in rawQuery.utf8.split(separator: UInt8(ascii: "&")) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard pair[..<end].elementsEqual(name.utf8) else { continue }
            let value = end == pair.endIndex ? pair[end...] : pair[pair.index(after: end)...]
            return PercentEncoding.decoded(value)
        }
        return nil
    }

    /// The segment at a place; `nil` past the end.
    package func segment(_ place: Int) -> String? { place < path.count ? path[place] : nil }

    /// The segment at a place in lower case: path words are compared without case, identifiers never.
    package func word(_ place: Int) -> String? { segment(place)?.lowercased() }
}

extension LinkURL {
    /// - Parameter text: an absolute http or https address, or a host with a path.
    /// - Returns: `nil` for user info, a foreign port, an address with control characters, spaces or backslashes, a
    ///   host that is no plain name, and a path with an encoded slash, a double encoding or a dot segment.
    package init?(parsing text: some StringProtocol) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        guard let authority = Authority(bytes), authority.isPlain else { return nil }
        self.init(authority: authority)
    }

    /// Everything but the host's judgement, which the recogniser makes first: most addresses end there.
    init?(authority: Authority) {
        let rest = authority.rest
        guard rest.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        let beforeFragment = rest.prefix { $0 != UInt8(ascii: "#") }
        let pathBytes = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
        var path: [String] = []
        for segment in pathBytes.split(separator: UInt8(ascii: "/")) {
            guard path.count < 16, let decoded = PercentEncoding.strictlyDecoded(segment) else { return nil }
            path.append(decoded)
        }
        host = authority.host
        self.path = path
        target = String(decoding: beforeFragment, as: UTF8.self)
        rawQuery = String(decoding: beforeFragment.dropFirst(pathBytes.count + 1), as: UTF8.self)
    }
}
