internal import JSON
internal import Platforms

/// `GET /api/v1/platforms`: the catalogue, public.
enum PlatformsEndpoint {
    static func data(_ catalogue: Catalogue) -> JSONNode {
        .object(("platforms", .array(catalogue.platforms.map(entry))))
    }

    private static func entry(_ platform: Platform) -> JSONNode {
        .object(
            ("id", .string(platform.id.rawValue)),
            ("name", .string(platform.name)),
            ("status", platform.extractor == nil ? "recognised" : "supported"),
            ("supported", .string(platform.notes.supported)),
            ("unsupported", .string(platform.notes.unsupported)),
            ("links", .array(platform.notes.forms.map(JSONNode.string))),
            ("headers", .object(platform.media.headerMembers)),
            ("cookie", .string(platform.notes.cookie)),
            ("handling", .string(platform.notes.handling)),
            ("expiration", .string(platform.notes.expiration))
        )
    }
}
