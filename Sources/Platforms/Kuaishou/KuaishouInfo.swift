internal import JSON

/// The value of a share page's state that holds the post: an object with `result` and `photo`.
struct KuaishouInfo {
    private let info: JSONValue
    private let link: PostLink

    private static let memberLimit = 500
    /// Parts of the value's key: as it is, and with each character moved on by one as the site writes it.
    private static let keyParts = ["/photo/simple/info", "/photo/info", "0qipup0tjnqmf0jogp", "0qipup0jogp"]

    /// - Parameter state: values of many kinds under scrambled keys, other people's posts among them.
    init(state: JSONValue, _ link: PostLink) throws(ExtractionFailure) {
        let members = state.members.prefix(Self.memberLimit)
        let candidates = members.map(\.value).filter { $0["result"].int != nil && $0["photo"].kind == .object }
        let asked = candidates.first { Self.isAsked($0["photo"], link) == true }
        if let found = asked ?? candidates.first(where: { Self.isAsked($0["photo"], link) == nil }) {
            try self.init(answer: found, link)
            return
        }
        if !candidates.isEmpty { throw .changed(missing: "INIT_STATE.*.photo of the asked id") }
        let refusal = members.first { member in
            Self.keyParts.contains { member.key.contains($0) } && (member.value["result"].int ?? 1) != 1
        }
        if let refusal { throw KuaishouRefusal.of(refusal.value) }
        throw .changed(missing: "INIT_STATE.*.photo")
    }

    /// - Parameter answer: the value itself.
    init(answer: JSONValue, _ link: PostLink) throws(ExtractionFailure) {
        guard let result = answer["result"].int else { throw .changed(missing: "result") }
        guard result == 1 else { throw KuaishouRefusal.of(answer) }
        guard answer["photo"].kind == .object else { throw .changed(missing: "photo") }
        if Self.isAsked(answer["photo"], link) == false { throw .changed(missing: "photo of the asked id") }
        info = answer
        self.link = link
    }

    func post() throws(ExtractionFailure) -> Post {
        try KuaishouPost(info, id: Self.identifier(of: info["photo"]) ?? link.id).post()
    }

    /// Whether a photo is the one that was asked for; `nil` where it does not tell.
    private static func isAsked(_ photo: JSONValue, _ link: PostLink) -> Bool? {
        let short = shortIdentifier(of: photo)?.lowercased()
        let long = KuaishouFigures.identifier(photo["photoId"])?.lowercased()
        let asked = link.id.lowercased()
        if short == asked || long == asked { return true }
        // The two forms of an identifier cannot be compared with each other.
        let same = Alphabet.digits.spells(asked, 1...40) ? long : short
        return same == nil ? nil : false
    }

    private static func identifier(of photo: JSONValue) -> String? {
        shortIdentifier(of: photo) ?? KuaishouFigures.identifier(photo["photoId"])
    }

    /// `photoId` of a text like `userId=3x…&photoId=3x…`.
    private static func shortIdentifier(of photo: JSONValue) -> String? {
        guard let text = photo["share_info"].string?.prefix(1000) else { return nil }
        for pair in text.split(separator: "&") where pair.hasPrefix("photoId=") {
            let value = String(pair.dropFirst("photoId=".count))
            return Alphabet.base64URL.spells(value, 1...40) ? value : nil
        }
        return nil
    }
}
