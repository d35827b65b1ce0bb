/// An address as it stands in a `Location` header or a playlist, taken apart and made absolute (RFC 3986, section 5.2).
///
/// The parts are what was written; nothing is decoded. The fragment is dropped: no request holds it.
struct AddressReference {
    /// `nil` where the reference is relative.
    let scheme: ArraySlice<UInt8>?
    /// What follows `//`; `nil` where there is no `//`.
    let authority: ArraySlice<UInt8>?
    let path: ArraySlice<UInt8>
    /// With its question mark; empty where there is none.
    let query: ArraySlice<UInt8>
    /// Path and query, as they stand one behind the other.
    let target: ArraySlice<UInt8>

    /// - Throws: for an empty text, one of more than 8192 bytes, and one with characters that parsers disagree on.
    init(_ text: String) throws(AddressRefusal) {
        try self.init(bytes: Array(text.utf8)[...])
    }

    init(bytes: ArraySlice<UInt8>) throws(AddressRefusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= MediaAddress.longest else { throw .tooLong }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { throw .characters }
        var rest = bytes.prefix { $0 != UInt8(ascii: "#") }
        scheme = Self.scheme(of: rest)
        if let scheme { rest = rest[(scheme.endIndex + 1)...] }
        if rest.starts(with: "//".utf8) {
            let name = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            authority = name
            rest = rest[name.endIndex...]
        } else {
            authority = nil
        }
        target = rest
        path = rest.prefix { $0 != UInt8(ascii: "?") }
        query = rest[path.endIndex...]
    }

    /// The absolute address that this reference stands for.
    ///
    /// - Parameter base: an absolute address that has been judged.
    /// - Throws: ``AddressRefusal/scheme`` for every scheme but http and https.
    func resolved(against base: String) throws(AddressRefusal) -> String {
        let base = try AddressReference(base)
        guard let baseScheme = base.scheme, let baseAuthority = base.authority else { throw .notAbsolute }
        if let scheme {
            guard HeaderText.equal(scheme, "https") || HeaderText.equal(scheme, "http") else { throw .scheme }
            // https:host and https:/host: some parsers read a host there, others a path.
            guard authority != nil else { throw .notAbsolute }
        }
        var whole = Array(scheme ?? baseScheme) + Array("://".utf8) + Array(authority ?? baseAuthority)
        if authority != nil {
            whole += path.isEmpty ? Array("/".utf8) : Self.withoutDotSegments(path)
            whole += query
        } else if path.isEmpty {
            whole += base.path.isEmpty ? Array("/".utf8)[...] : base.path
            whole += query.isEmpty ? base.query : query
        } else {
            let folder = base.path[..<((base.path.lastIndex(of: UInt8(ascii: "/")) ?? base.path.startIndex - 1) + 1)]
            let start = path.first == UInt8(ascii: "/") ? [] : folder.isEmpty ? Array("/".utf8) : Array(folder)
            whole += Self.withoutDotSegments(start + path)
            whole += query
        }
        guard whole.count <= MediaAddress.longest else { throw .tooLong }
        return String(decoding: whole, as: UTF8.self)
    }

    /// A letter, then letters, digits, `+`, `-` and `.`, up to a colon.
    private static func scheme(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let name = bytes.prefix { byte in
            switch HeaderText.lowercased(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ":"), let first = name.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(HeaderText.lowercased(first))
        else { return nil }
        return name
    }

    /// RFC 3986, section 5.2.4: `..` takes a segment away, and never more than there are.
    private static func withoutDotSegments(_ path: some Collection<UInt8>) -> [UInt8] {
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
        var kept: [[UInt8]] = []
        for (place, segment) in segments.enumerated() {
            let isLast = place == segments.count - 1
            switch segment.count {
            case 1 where segment.elementsEqual(".".utf8): if isLast { kept.append([]) }
            case 2 where segment.elementsEqual("..".utf8):
                _ = kept.popLast()
                if isLast { kept.append([]) }
            default: kept.append(Array(segment))
            }
        }
        return kept.flatMap { Array("/".utf8) + $0 }
    }
}
