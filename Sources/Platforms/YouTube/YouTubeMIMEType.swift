/// `video/mp4; codecs="avc1.42001E, mp4a.40.2"`, taken apart.
struct YouTubeMIMEType: Sendable, Equatable {
    /// `video/mp4`, lower case.
    let essence: String
    /// RFC 6381, in order.
    let codecs: [String]

    init(_ text: String) {
        // By bytes: this is asked for every format of every video, and none of them has more than ASCII.
        let bare = text.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
        let parts = bare.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        essence = String(decoding: parts.first ?? [], as: UTF8.self).lowercased()
        let name = "codecs=".utf8
        let parameter = parts.dropFirst().first { part in
            part.count >= name.count && zip(part, name).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
        codecs = (parameter?.dropFirst(name.count) ?? []).split(separator: UInt8(ascii: ","))
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
