internal import Glibc

/// A media address taken apart as far as extractors need it. Works on bytes: a post may have hundreds of addresses of
/// a thousand characters each.
package struct MediaURL: Sendable {
    /// As it was written, in lower case.
    package let host: String
    private let text: String
    private let parts: Parts

    /// - Returns: `nil` for anything but an absolute https address with a plain host, without credentials or a port, that
    ///   every parser of addresses reads the same way.
    package init?(_ text: String) {
        var text = text
        let found = text.withUTF8 { bytes in Parts(bytes).map { ($0, Self.lowercased(bytes[$0.host])) } }
        guard let (parts, host) = found else { return nil }
        self.text = text
        self.parts = parts
        self.host = host
    }

    private static func lowercased(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: name.count) { output in
            for (place, byte) in name.enumerated() { output[place] = Authority.lowercased(byte) }
            return name.count
        }
    }

    /// What stands between host and query, percent-encoded as it was written.
    var path: Substring {
        // Nothing but ASCII is in an address that was taken: bytes are characters.
        let start = text.utf8.index(text.startIndex, offsetBy: parts.path.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: parts.path.count)]
    }

    /// The address with https, where it comes with http or without a scheme: CDNs answer both, and only one is handed on.
    static func secured(_ text: String) -> String {
        if text.hasPrefix("//") { return "https:\(text)" }
        return text.hasPrefix("http://") ? "https://\(text.dropFirst("http://".count))" : text
    }

    /// The first value of a query parameter, percent-decoded.
    package func parameter(_ name: String) -> String? {
        var text = text
        var name = name
        return text.withUTF8 { bytes in
            name.withUTF8 { Self.value(of: $0, in: UnsafeBufferPointer(rebasing: bytes[parts.query])) }
        }
    }

    private static func value(of name: UnsafeBufferPointer<UInt8>, in query: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = query.baseAddress, let wanted = name.baseAddress else { return nil }
        var at = 0
        while at < query.count {
            let mark = ByteSearch.firstOffset(of: UInt8(ascii: "&"), in: UnsafeRawBufferPointer(query), from: at)
            let end = mark ?? query.count
            let equals = at + name.count
            if equals <= end, memcmp(start + at, wanted, name.count) == 0 {
                if equals == end { return "" }
                if query[equals] == UInt8(ascii: "=") {
                    return PercentEncoding.decoded(UnsafeBufferPointer(rebasing: query[(equals + 1)..<end]))
                }
            }
            at = end + 1
        }
        return nil
    }
}

extension MediaURL {
    /// Where host, path and query stand, in bytes.
    private struct Parts {
        let host: Range<Int>
        let path: Range<Int>
        let query: Range<Int>

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            let scheme = "https://".utf8
            let raw = UnsafeRawBufferPointer(bytes)
            guard bytes.starts(with: scheme), VisibleASCII.isPlain(raw) else { return nil }
            let hostEnd =
                bytes[scheme.count...].firstIndex {
                    $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
                } ?? bytes.count
            host = scheme.count..<hostEnd
            let isRooted = !host.isEmpty && bytes[hostEnd - 1] == UInt8(ascii: ".")
            guard Authority.isPlain(bytes[isRooted ? host.dropLast() : host]) else { return nil }
            let end = ByteSearch.firstOffset(of: UInt8(ascii: "#"), in: raw, from: hostEnd) ?? bytes.count
            let mark = min(ByteSearch.firstOffset(of: UInt8(ascii: "?"), in: raw, from: hostEnd) ?? end, end)
            path = hostEnd..<mark
            query = min(mark + 1, end)..<end
        }
    }
}
