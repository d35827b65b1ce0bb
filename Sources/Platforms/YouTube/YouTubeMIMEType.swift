/// `video/mp4; codecs="avc1.42001E, mp4a.40.2"`, taken apart.
struct YouTubeMIMEType: Sendable, Equatable {
    /// `video/mp4`, lower case.
    let essence: String
    /// RFC 6381, in order.
    let codecs: [String]

    init(_ text: String) {
        // By bytes: this is asked for every format of every video, and none of them has more than ASCII.
        let bare = Array(text.utf8.lazy.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") })
        let end = bare.firstIndex(of: UInt8(ascii: ";")) ?? bare.count
        essence = String(decoding: bare[..<end], as: UTF8.self).lowercased()
        codecs = Self.codecs(in: bare[end...])
    }

    /// Of the first parameter of that name.
    private static func codecs(in parameters: ArraySlice<UInt8>) -> [String] {
        let name = "codecs=".utf8
        var rest = parameters.dropFirst()
        while !rest.isEmpty {
            let parameter = rest.prefix { $0 != UInt8(ascii: ";") }
            if parameter.count >= name.count, zip(parameter, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
                return parameter.dropFirst(name.count).split(separator: UInt8(ascii: ","))
                    .map { String(decoding: $0, as: UTF8.self) }
            }
            rest = rest[parameter.endIndex...].dropFirst()
        }
        return []
    }
}
