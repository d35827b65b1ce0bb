internal import JSON
internal import Platforms

/// The `data` of a successful parse.
package struct PostSchema: Sendable {
    /// All platforms' names.
    let platforms: [String]

    package init(platforms: [String]) { self.platforms = platforms }

    package var post: Schema {
        .object(
            [
                Field("platform", .choice(platforms), "The platform that the post is on."),
                Field(
                    "title",
                    .text,
                    example: "A video in three qualities",
                    "Title or caption as the author wrote it; an empty text where the post has none."
                ),
                Field(
                    "thumbnail",
                    .text,
                    example: "https://media.example/cover.jpg",
                    "Address of the cover image; an empty text where the platform gives none."
                ),
                Field(
                    "duration",
                    .number(0).orNull,
                    unit: "seconds",
                    example: .double(12.5),
                    "How long the video or the sound is; 0 for a gallery of images, null where the platform does not tell."
                ),
                Field(
                    "images",
                    .list(of: item.image),
                    "The post's images in its own order; empty where there are none."
                ),
                Field(
                    "videos",
                    .list(of: item.video),
                    "The post's videos in its own order, each in its variants, the best first; empty where there are none."
                ),
                Field(
                    "audios",
                    .list(of: item.audio),
                    "Separate audio tracks: the sound of split videos, the music of a gallery. The default track first."
                ),
                Field("id", .text, example: "7000000000000000200", "The platform's own identifier of the post."),
                Field("author", author, "Who made the post. Left out where the platform does not tell.").optional,
                Field(
                    "webpageUrl",
                    .url,
                    example: "https://www.tiktok.com/@easydown/video/7000000000000000200",
                    "The post's own page, in the one spelling that this service uses for it."
                ),
                Field(
                    "publishedAt",
                    .instant,
                    example: "2026-01-01T00:00:00Z",
                    "When the post was published (RFC 3339, UTC). Left out where the platform does not tell."
                ).optional,
            ]
        ).named("Post", "A post and its media in the one shape that all platforms share.")
    }

    private var item: MediaItemSchema { MediaItemSchema() }

    private var author: Schema {
        .object(
            [
                Field("name", .text.orNull, example: "Easydown", "The name shown to people."),
                Field("username", .text.orNull, example: "easydown", "The handle in the author's address, without @."),
                Field("id", .text.orNull, example: "1", "The platform's own identifier of the author."),
            ]
        ).named("Author", "Who made a post; null for what the platform does not tell.")
    }
}
