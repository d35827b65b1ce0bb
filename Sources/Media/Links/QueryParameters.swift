internal import Platforms

/// The query of a media link: strict, so that no two readers can take it for different things.
///
/// A plus is a plus. Addresses hold them, and every space of a link that was made here is `%20`; a form that writes a
/// space as a plus gets a plus into the file name, and nothing worse.
package enum QueryParameters {
    private static let mostBytes = 16_384
    private static let mostParameters = 16

    /// - Parameter query: what stands behind the question mark, as it was sent.
    /// - Returns: names and values, decoded once, in their order; none for an empty query.
    package static func decoded(_ query: String) throws(QueryRefusal) -> [(name: String, value: String)] {
        let bytes = Array(query.utf8)
        guard bytes.count <= mostBytes else { throw .tooLong }
        guard !bytes.isEmpty else { return [] }
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        guard pairs.count <= mostParameters else { throw .tooMany }
        var parameters: [(name: String, value: String)] = []
        for pair in pairs {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else { throw .form }
            let name = try text(pair[..<equals])
            let value = try text(pair[(equals + 1)...])
            guard name.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { throw .name }
            guard !parameters.contains(where: { $0.name == name }) else { throw .repeated }
            parameters.append((name, value))
        }
        return parameters
    }

    /// Percent-encoded: everything but letters, digits, `-`, `.`, `_` and `~`.
    static func encoded(_ parameters: [(name: String, value: String)]) -> String {
        let room = parameters.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count * 3 + 2 }
        return String(unsafeUninitializedCapacity: room) { output in
            var place = 0
            func write(_ byte: UInt8) {
                output[place] = byte
                place += 1
            }
            for (name, value) in parameters {
                if place > 0 { write(UInt8(ascii: "&")) }
                for byte in name.utf8 { write(byte) }
                write(UInt8(ascii: "="))
                var value = value
                value.withUTF8 { bytes in
                    for byte in bytes {
                        if PercentEncoding.isUnreserved(byte) {
                            write(byte)
                        } else {
                            write(UInt8(ascii: "%"))
                            write(PercentEncoding.hexDigit(byte >> 4))
                            write(PercentEncoding.hexDigit(byte & 0xF))
                        }
                    }
                }
            }
            return place
        }
    }

    private static func text(_ encoded: ArraySlice<UInt8>) throws(QueryRefusal) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var at = encoded.startIndex
        while at < encoded.endIndex {
            var byte = encoded[at]
            guard byte >= 0x20, byte != 0x7F else { throw .control }
            guard byte > 0x20, byte < 0x7F else { throw .form }
            at += 1
            if byte == UInt8(ascii: "%") {
                guard at + 1 < encoded.endIndex, let high = PercentEncoding.digit(encoded[at]),
                    let low = PercentEncoding.digit(encoded[at + 1])
                else { throw .escape }
                byte = high << 4 | low
                at += 2
                guard byte >= 0x20, byte != 0x7F else { throw .control }
            }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .text }
        // The control characters beyond ASCII are C2 80 to C2 9F.
        guard !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else { throw .control }
        return text
    }
}
