internal import JSON

/// The desktop page's cache of answers: objects side by side under their names, with references to each other.
struct KuaishouApollo {
    private let client: JSONValue
    private let link: PostLink
    private static let memberLimit = 5000

    /// - Parameter state: what the page gives to `__APOLLO_STATE__`.
    init(_ state: JSONValue, _ link: PostLink) {
        client = state["defaultClient"]
        self.link = link
    }

    /// - Throws: ``ExtractionFailure`` `platform_changed` where the page came without the video.
    func post() throws(ExtractionFailure) -> Post {
        guard client.kind == .object else { throw .changed(missing: "__APOLLO_STATE__.defaultClient") }
        let photo = client["VisionVideoDetailPhoto:\(link.id)"]
        guard photo.kind == .object else {
            throw .changed(missing: "__APOLLO_STATE__.defaultClient.VisionVideoDetailPhoto:*")
        }
        let author = client.members.prefix(Self.memberLimit).first { $0.key.hasPrefix("VisionVideoDetailAuthor:") }
        let client = client
        return try KuaishouVision(photo, author: author?.value ?? .missing, link) { Self.resolved($0, in: client) }
            .post()
    }

    /// `{"type": "id", "id": …}` stands for the object of that name, `{"type": "json", "json": …}` for its content.
    private static func resolved(_ value: JSONValue, in client: JSONValue) -> JSONValue {
        guard value.kind == .object else { return value }
        switch value["type"].string {
        case "id": return value["id"].string.map { client[$0] } ?? .missing
        case "json": return value["json"]
        default: return value
        }
    }
}
