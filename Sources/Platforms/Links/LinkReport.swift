package import JSON

/// What `easydown inspect` says of one line.
package struct LinkReport: Sendable, Equatable {
    package let input: String
    /// `nil` where the line holds no supported link.
    package let link: PostLink?

    package init(_ input: String, recogniser: LinkRecogniser) {
        self.input = input
        link = recogniser.link(in: input)
    }

    /// One line: platform, kind, id and address with tabs between; or the code that the API would answer.
    package var text: String {
        guard let link else { return "302\tno supported single-post link" }
        return "\(link.platform)\t\(link.kind.rawValue)\t\(link.id)\t\(link.canonicalURL)"
    }

    package var json: JSONNode {
        guard let link else { return .object(("input", .string(input)), ("code", "302")) }
        return .object(
            ("input", .string(input)),
            ("platform", .string(link.platform.rawValue)),
            ("kind", .string(link.kind.rawValue)),
            ("id", .string(link.id)),
            ("url", .string(link.canonicalURL))
        )
    }
}
