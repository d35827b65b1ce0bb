/// `video/mp4; codecs="avc1.42001E, mp4a.40.2"`, taken apart.
struct YouTubeMIMEType: Sendable, Equatable {
    /// `video/mp4`, lower case.
    let essence: String
    /// RFC 6381, in order.
    let codecs: [String]

    init(_ text: String) {
        // By bytes: this is asked for every format of every video, and none of them has more than ASCII.
        let bare = String(decoding: text.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        let parts = bare.split(separator: ";", omittingEmptySubsequences: false)
        let parameter = parts.dropFirst().first { $0.lowercased().hasPrefix("codecs=") } ?? ""
        essence = parts.first?.lowercased() ?? ""
        codecs = parameter.dropFirst("codecs=".count).split(separator: ",").map(String.init)
    }
}
