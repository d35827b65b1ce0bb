/// The part of an address that says where it leads: scheme, host and port, judged byte by byte.
struct Authority {
    /// Lower case, without a trailing dot.
    let host: String
    /// Path, query and fragment, as they were written.
    let rest: ArraySlice<UInt8>
    /// Whether nothing was wrong: no user info, the default port, a plain name.
    let isPlain: Bool

    private static let longestName = 253
    private static let longestLabel = 63

    /// - Returns: `nil` where there is no host at all.
    init?(_ bytes: ArraySlice<UInt8>) {
        let scheme = Scheme(bytes)
        let afterScheme = bytes.dropFirst(scheme.length)
        let authority = afterScheme.prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        guard !authority.isEmpty else { return nil }
        rest = afterScheme[authority.endIndex...]
        let colon = authority.firstIndex(of: UInt8(ascii: ":"))
        var name = authority[..<(colon ?? authority.endIndex)]
        if name.last == UInt8(ascii: ".") { name = name.dropLast() }
        host = String(decoding: name.map(Self.lowercased), as: UTF8.self)
        let port = colon.map { authority[($0 + 1)...] }
        isPlain =
            Self.isPlain(name) && (port == nil || scheme.defaultPorts.contains { port?.elementsEqual($0) == true })
    }

    /// Whether a name, without its trailing dot, is made of at least two labels of letters, digits and hyphens.
    static func isPlain(_ name: some Collection<UInt8>) -> Bool {
        guard name.count <= longestName, name.contains(UInt8(ascii: ".")) else { return false }
        var label = 0
        for byte in name {
            switch byte {
            case UInt8(ascii: "."):
                if label == 0 { return false }
                label = 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                label += 1
                if label > longestLabel { return false }
            default: return false
            }
        }
        return label > 0
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

/// What an address begins with.
private struct Scheme {
    /// Bytes, `://` included; 0 where there is none.
    let length: Int
    let defaultPorts: [[UInt8]]

    private static let http = Array("http://".utf8)
    private static let https = Array("https://".utf8)
    private static let httpPort = Array("80".utf8)
    private static let httpsPort = Array("443".utf8)

    init(_ bytes: ArraySlice<UInt8>) {
        if bytes.prefix(8).lazy.map(Authority.lowercased).elementsEqual(Self.https) {
            (length, defaultPorts) = (8, [Self.httpsPort])
        } else if bytes.prefix(7).lazy.map(Authority.lowercased).elementsEqual(Self.http) {
            (length, defaultPorts) = (7, [Self.httpPort])
        } else {
            (length, defaultPorts) = (0, [Self.httpsPort, Self.httpPort])
        }
    }
}
