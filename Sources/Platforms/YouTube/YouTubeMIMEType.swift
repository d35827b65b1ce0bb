/// `video/mp4; codecs="avc1.42001E, mp4a.40.2"`, taken apart.
struct YouTubeMIMEType: Sendable, Equatable {
    /// `video/mp4`, lower case.
    let essence: String
    /// RFC 6381, in order.
    let codecs: [String]

    init(_ text: String) {
        let bare = text.filter { !$0.isWhitespace && $0 != "\"" }
        let parts = bare.split(separator: ";", omittingEmptySubsequences: false)
        let parameter = parts.dropFirst().first { $0.lowercased().hasPrefix("codecs=") } ?? ""
        essence = parts.first?.lowercased() ?? ""
        codecs = parameter.dropFirst("codecs=".count).split(separator: ",").map(String.init)
    }
}
