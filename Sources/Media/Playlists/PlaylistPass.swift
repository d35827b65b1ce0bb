/// One pass over the lines of a playlist.
struct PlaylistPass {
    private(set) var output = Array("#EXTM3U\n".utf8)
    private let base: MediaAddress
    private let mayNest: Bool
    /// What the next line that is an address leads to.
    private var next = PlaylistEntry.segment

    init(base: MediaAddress, mayNest: Bool) {
        self.base = base
        self.mayNest = mayNest
    }

    /// - Parameter line: without its end.
    mutating func take(_ line: ArraySlice<UInt8>, link: PlaylistRewriter.Link) throws(PlaylistRefusal) {
        guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .text }
        if line.isEmpty { return }
        guard line.first == UInt8(ascii: "#") else {
            write(Array(try linked(line, next, link).utf8))
            next = .segment
            return
        }
        guard line.starts(with: "#EXT".utf8) else { return }
        let name = line.dropFirst().prefix { $0 != UInt8(ascii: ":") }
        let value = line[name.endIndex...].dropFirst()
        try take(String(decoding: name, as: UTF8.self), value, hasValue: name.endIndex < line.endIndex, link)
    }

    private mutating func take(
        _ name: String,
        _ value: ArraySlice<UInt8>,
        hasValue: Bool,
        _ link: PlaylistRewriter.Link
    ) throws(PlaylistRefusal) {
        switch PlaylistTag(name: name) {
        case .bare:
            guard !hasValue else { throw .form }
            write(Array("#\(name)".utf8))
        case .value:
            let value = Self.trimmed(value)
            guard !value.isEmpty, value.allSatisfy(Self.isValueByte) else { throw .form }
            write(name, value)
        case .duration:
            let seconds = Self.trimmed(value.prefix { $0 != UInt8(ascii: ",") })
            guard !seconds.isEmpty, seconds.count <= 24, seconds.allSatisfy(Self.isValueByte) else { throw .form }
            write(name, seconds + [UInt8(ascii: ",")])
        case .attributes(let entry, let isAddressRequired):
            try takeAttributes(name, value, entry, isAddressRequired: isAddressRequired, link)
        case .variant:
            try takeAttributes(name, value, nil, isAddressRequired: false, link)
            next = .playlist
        case .key: try takeKey(name, value, link)
        case .variables: throw .variables
        case .unknown:
            // An address that was not found is not handed on either.
            guard name.utf8.allSatisfy(AttributeList.isNameByte), let list = AttributeList(value),
                !list.values(of: "URI").isEmpty
            else { return }
            let entry = name.hasSuffix("STREAM-INF") ? PlaylistEntry.playlist : .data
            try takeAttributes(name, value, entry, isAddressRequired: true, link)
        case .unwanted: return
        }
    }

    private mutating func takeAttributes(
        _ name: String,
        _ value: ArraySlice<UInt8>,
        _ entry: PlaylistEntry?,
        isAddressRequired: Bool,
        _ link: PlaylistRewriter.Link
    ) throws(PlaylistRefusal) {
        guard var list = AttributeList(value) else { throw .form }
        guard !isAddressRequired || !list.values(of: "URI").isEmpty else { throw .form }
        // Addresses under other names are those of extensions, which players do without.
        list.remove { other in
            other != "URI" && ["URI", "URL", "ASSET"].contains { other.contains($0) }
        }
        try list.replace("URI") { address throws(PlaylistRefusal) in
            try linked(address, entry ?? .data, link)
        }
        if !list.attributes.isEmpty { write(name, list.bytes) }
    }

    /// Keys that anybody may fetch are fetched through a link; keys of a system for the management of rights are not.
    private mutating func takeKey(
        _ name: String,
        _ value: ArraySlice<UInt8>,
        _ link: PlaylistRewriter.Link
    ) throws(PlaylistRefusal) {
        guard let list = AttributeList(value), let method = list.single("METHOD") else { throw .form }
        let formats = list.values(of: "KEYFORMAT")
        guard formats.allSatisfy({ $0.elementsEqual("identity".utf8) }),
            ["NONE", "AES-128", "SAMPLE-AES"].contains(method)
        else { throw .encrypted }
        try takeAttributes(name, value, .key, isAddressRequired: method != "NONE", link)
    }

    private func linked(
        _ address: ArraySlice<UInt8>,
        _ entry: PlaylistEntry,
        _ link: PlaylistRewriter.Link
    ) throws(PlaylistRefusal) -> String {
        guard mayNest || entry != .playlist else { throw .tooDeep }
        let judged: MediaAddress
        do { judged = try base.redirect(to: String(decoding: address, as: UTF8.self)) } catch { throw .address(error) }
        guard let text = link(judged, entry), !text.isEmpty, text.utf8.first != UInt8(ascii: "#"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        else { throw .link }
        return text
    }

    private mutating func write(_ name: String, _ value: some Collection<UInt8>) {
        write(Array("#\(name):".utf8) + value)
    }

    private mutating func write(_ line: [UInt8]) {
        output += line
        output.append(UInt8(ascii: "\n"))
    }

    /// Some writers put a space behind the colon.
    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var value = value.drop(while: HeaderText.isSpace)
        while let last = value.last, HeaderText.isSpace(last) { value.removeLast() }
        return value
    }

    /// Of numbers, words, times and ranges of bytes.
    private static func isValueByte(_ byte: UInt8) -> Bool {
        switch HeaderText.lowercased(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "@.:+-".utf8.contains(byte)
        }
    }
}
