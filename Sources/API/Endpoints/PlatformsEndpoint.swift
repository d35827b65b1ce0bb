internal import JSON
internal import Platforms

/// `GET /api/v1/platforms`: the catalogue, public.
enum PlatformsEndpoint {
    /// - Parameter examples: posts that work here, by platform.
    static func data(_ catalogue: Catalogue, examples: [PlatformID: String] = [:]) -> JSONNode {
        .object(("platforms", .array(catalogue.platforms.map { entry($0, examples[$0.id]) })))
    }

    private static func entry(_ platform: Platform, _ example: String?) -> JSONNode {
        .object(
            ("id", .string(platform.id.rawValue)),
            ("name", .string(platform.name)),
            ("status", platform.extractor == nil ? "recognised" : "supported"),
            ("supported", .string(platform.notes.supported)),
            ("unsupported", .string(platform.notes.unsupported)),
            ("example", JSONNode(example)),
            ("links", .array(platform.notes.forms.map(JSONNode.string))),
            ("headers", .object(platform.media.headerMembers)),
            ("cookie", .string(platform.notes.cookie)),
            ("handling", .string(platform.notes.handling)),
            ("expiration", .string(platform.notes.expiration))
        )
    }
}
