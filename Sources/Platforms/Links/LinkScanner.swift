/// Walks through text and stops at every run that could be an address: one with `http://` or `https://` before it, or
/// a bare host name with something behind it. Linear in the text's length.
///
/// An address ends at white space, at quotes and angle brackets, and at the first character that is not ASCII: Chinese
/// punctuation and emoji are glued to links without a space. What stands inside another address is never looked at.
struct LinkScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next candidate; `nil` at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        while at < bytes.count {
            guard Self.isHostByte(bytes[at]) else {
                at += 1
                continue
            }
            let start = at
            let end = bytes[start...].firstIndex { !Self.isHostByte($0) } ?? bytes.count
            at = end
            if let schemeStart = schemeStart(in: start..<end) {
                let run = run(from: schemeStart)
                at = max(end, afterRun(run, schemeStart: schemeStart))
                if mayStandBehind(schemeStart, isBare: false) { return trimmed(run) }
            } else if isBareHost(start..<end) {
                let run = run(from: start)
                at = run.endIndex
                if mayStandBehind(start, isBare: true) { return trimmed(run) }
            }
        }
        return nil
    }

    /// Where `http` or `https` begins, in case the run of host characters ends with it and `://` follows.
    private func schemeStart(in word: Range<Int>) -> Int? {
        guard bytes[word.upperBound...].starts(with: "://".utf8) else { return nil }
        for scheme in ["https", "http"] where word.count >= scheme.utf8.count {
            let start = word.upperBound - scheme.utf8.count
            if bytes[start..<word.upperBound].lazy.map(Authority.lowercased).elementsEqual(scheme.utf8) { return start }
        }
        return nil
    }

    private func isBareHost(_ word: Range<Int>) -> Bool {
        guard word.upperBound < bytes.count, word.count <= 253, bytes[word].dropLast().contains(UInt8(ascii: "."))
        else { return false }
        return Self.behindHost.contains(bytes[word.upperBound])
    }

    private func run(from start: Int) -> ArraySlice<UInt8> {
        bytes[start...].prefix(while: Self.address.contains)
    }

    /// Where to go on behind an address. One whose host is cut off by a character that no host has (a look-alike
    /// letter) is skipped up to the next white space, so that its tail is not taken for a host.
    private func afterRun(_ run: ArraySlice<UInt8>, schemeStart: Int) -> Int {
        let end = run.endIndex
        let hasPath = run.dropFirst(8).contains(where: Self.behindAuthority.contains)
        guard !hasPath, end < bytes.count, bytes[end] >= 0x80 else { return end }
        return bytes[end...].firstIndex { $0 <= 0x20 } ?? bytes.count
    }

    /// Whether what stands before an address allows it to begin here: not inside another address, not behind another
    /// scheme, not glued to a letter that could belong to the host.
    private func mayStandBehind(_ start: Int, isBare: Bool) -> Bool {
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        if Self.withinAddress.contains(before) { return false }
        if before == UInt8(ascii: ":") { return !Self.schemes.contains(wordBefore(start - 1)) }
        guard isBare else { return true }
        if before < 0x80 { return !Self.gluedSigns.contains(before) }
        return GluedText.mayPrecedeHost(scalarBefore(start))
    }

    private static let schemes: Set<String> = [
        "http", "https", "ftp", "file", "blob", "data", "javascript", "vbscript", "view-source", "gopher", "dict",
        "ldap",
        "smb", "unix", "jar", "filesystem", "ws", "wss",
    ]

    private func wordBefore(_ end: Int) -> String {
        let word = bytes[max(0, end - 16)..<end].reversed().prefix { Self.isHostByte($0) }
        return String(decoding: word.reversed().map(Authority.lowercased), as: UTF8.self)
    }

    private func scalarBefore(_ end: Int) -> Unicode.Scalar? {
        var start = end - 1
        while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first
    }

    /// Without the punctuation that a sentence puts behind a link. No identifier ends with any of it.
    private func trimmed(_ run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var run = run
        while let last = run.last, Self.punctuation.contains(last) { run = run.dropLast() }
        return run
    }

    private static func isHostByte(_ byte: UInt8) -> Bool { host.contains(byte) }

    // Bit sets: each of these is asked for nearly every byte of a text.
    private static let host = Alphabet(Alphabet.letters + "0123456789-.")
    /// Visible ASCII but quotes, angle brackets, braces and the like.
    private static let address = Alphabet(Alphabet.letters + "0123456789!#$%&'()*+,-./:;=?@[\\]_~")
    private static let behindHost = Alphabet("/?:")
    private static let behindAuthority = Alphabet("/?#")
    private static let withinAddress = Alphabet("=/@&?#%+\\")
    private static let gluedSigns = Alphabet("-._~$*")
    private static let punctuation = Alphabet(".,;:!?)]}'*~")
}
