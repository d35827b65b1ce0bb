/// A media address on Kuaishou's CDN, made https.
struct KuaishouMediaURL: Equatable {
    let text: String
    private let host: String
    private let path: Substring

    private static let lengthLimit = 4096
    /// Edge nodes that were chosen for the network of whoever asked.
    private static let edgeSuffix = "djvod.ndcimgs.com"

    /// - Returns: `nil` for an address that is not on the CDN, or is no plain one.
    init?(_ text: String?) {
        guard var text, !text.isEmpty, text.utf8.count <= Self.lengthLimit else { return nil }
        if text.hasPrefix("//") { text = "https:" + text }
        if text.hasPrefix("http://") { text = "https://" + text.dropFirst("http://".count) }
        guard let url = MediaURL(text), Platform.kuaishou.media.covers(host: url.host), !url.host.hasPrefix("static.")
        else { return nil }
        self.text = text
        host = url.host
        path = url.path
    }

    /// A path on a CDN host that the answer names apart from it.
    init?(host: String?, path: String?) {
        guard let host, let path, !path.isEmpty else { return nil }
        guard !path.hasPrefix("http://"), !path.hasPrefix("https://") else {
            self.init(path)
            return
        }
        self.init("https://\(host)\(path.hasPrefix("/") ? "" : "/")\(path)")
    }

    var isEdge: Bool { HostSuffix.matches(host: host, suffix: Self.edgeSuffix) }

    /// The last segment of the path: the same for every copy of a file.
    var fileName: Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path
    }

    /// By the file's extension; m4a where there is none.
    var audioType: String {
        switch fileName.split(separator: ".").last?.lowercased() {
        case "mp3": "audio/mpeg"
        case "aac": "audio/aac"
        case "ogg": "audio/ogg"
        default: "audio/mp4"
        }
    }
}
