/// A media file on Douyin's CDN, given as the link itself.
struct DouyinMediaLink: Equatable {
    enum Kind: String {
        case video
        case image
        case audio
    }

    let kind: Kind
    /// https, whole.
    let address: String

    /// `nil` where the address is no media file of Douyin.
    init?(_ url: LinkURL) {
        // An address that ends in a sentence's punctuation would be another one in the next text.
        guard url.target.last.map({ !".,;:!?)]}'*~".contains($0) }) ?? false, let last = url.path.last,
            let kind = Self.kind(of: url, name: last.lowercased())
        else { return nil }
        self.kind = kind
        address = "https://\(url.host)\(url.target)"
    }

    var link: PostLink {
        PostLink(
            platform: .douyin,
            kind: .media,
            id: address,
            canonicalURL: address,
            parameters: ["media": kind.rawValue]
        )
    }

    private static func kind(of url: LinkURL, name: String) -> Kind? {
        if HostSuffix.matches(host: url.host, suffix: "douyinvod.com") {
            return url.queryValue("mime_type")?.hasPrefix("audio") == true ? .audio : .video
        }
        if HostSuffix.matches(host: url.host, suffix: "douyinpic.com") { return .image }
        guard HostSuffix.matches(host: url.host, suffix: "douyinstatic.com") else { return nil }
        switch name.split(separator: ".").dropFirst().last {
        case "mp3", "m4a": return .audio
        case "mp4": return .video
        case "jpg", "jpeg", "png", "webp", "gif", "heic": return .image
        case nil where url.target.hasPrefix("/obj/ies-music") || url.target.hasPrefix("/obj/tos-cn-ve-2774/"):
            return .audio
        default: return nil
        }
    }
}
