import Platforms

enum Links {
    private static let recogniser = LinkRecogniser(.standard)

    /// What is recognised is recognised again by its one spelling, as the same post.
    static func fuzz(_ bytes: [UInt8]) {
        guard let link = recogniser.link(in: String(decoding: bytes.prefix(4096), as: UTF8.self)) else { return }
        precondition(link.canonicalURL.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "visible ASCII")
        precondition(link.canonicalURL.hasPrefix("https://"), "one scheme")
        let again = recogniser.link(in: link.canonicalURL)
        precondition(again?.platform == link.platform && again?.id == link.id, "the same post")
    }
}
