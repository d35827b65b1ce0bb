internal import JSON

/// An entry of the catalogue.
struct PlatformSchema {
    /// All platforms' names.
    let platforms: [String]

    var list: Schema {
        .object([Field("platforms", .list(of: platform), "All platforms, in the order in which they are shown.")])
    }

    private var platform: Schema {
        .object(
            [
                Field("id", .choice(platforms), "The platform's name in answers, permissions and links."),
                Field("name", .text, example: "TikTok", "As people write it."),
                Field(
                    "status",
                    .choice(["supported", "recognised"]),
                    "supported: its posts are read. recognised: its links are told apart, and answered with code 304."
                ),
                Field("supported", .text, "What is supported, in a sentence."),
                Field("unsupported", .text, "What is not, in a sentence."),
                Field(
                    "example",
                    .text.orNull,
                    example: .null,
                    "The link of a post to try, where the operator has named one; else null."
                ),
                Field("links", .list(of: .text), "The forms of links that are accepted."),
                Field(
                    "headers",
                    .map(of: .text),
                    example: .object(("Referer", "https://www.tiktok.com/")),
                    "The request headers that its media hosts want, by name."
                ),
                Field("cookie", .text, "Whether its media need a cookie."),
                Field("handling", .text, "What a downloader has to do beyond headers."),
                Field("expiration", .text, "How long media addresses work, and what to do then."),
            ]
        ).named("Platform", "What the service knows of a platform.")
    }
}
