internal import JSON
internal import Platforms

/// The images, videos and audio tracks of a post.
struct MediaItemSchema {
    var image: Schema {
        .object([url("image"), width, height] + common + links)
            .named("Image", "One image of a post.")
    }

    var video: Schema {
        .object(
            [url("video"), quality, mimeType("video/mp4")] + [
                width, height, hasAudio, source, bitrate, fps, codecs("avc1.64002a"),
            ] + common + links + merges
        )
        .named("Video", "One variant of a video of a post. Variants of the same video have the same `index`.")
    }

    var audio: Schema {
        .object([url("track"), mimeType("audio/mp4"), bitrate, codecs("mp4a.40.2"), language] + common + links)
            .named("Audio", "One audio track of a post.")
    }

    // MARK: Fields of one type

    private var quality: Field {
        Field(
            "quality",
            .text,
            example: "1080p",
            "The platform's own label where it has one, else the height with a p; an empty text where neither is known."
        )
    }

    private var hasAudio: Field {
        Field(
            "hasAudio",
            .flag.orNull,
            example: .bool(true),
            "Whether the file has sound of its own; null where the platform does not tell."
        )
    }

    private var source: Field {
        Field(
            "source",
            .choice(VideoItem.Source.allCases.map(\.rawValue)),
            """
            How the variant is delivered. direct: one file, as it is. dash: one part of a split stream, its sound comes \
            apart. hls: the address of a playlist.
            """
        )
    }

    private var fps: Field {
        Field("fps", .number(0), unit: "frames a second", "Where the platform tells.").optional
    }

    private var language: Field {
        Field(
            "language",
            .text,
            "The track's language (BCP 47), where the post has tracks in several."
        ).optional
    }

    private var merges: [Field] {
        [
            Field(
                "mergeUrl",
                .text(format: "uri-reference"),
                """
                On a silent video with sound beside it: a signed link to one playable file with both, made by this server \
                without re-encoding while it is sent.
                """
            ).optional,
            Field(
                "audioUrl",
                .text(format: "uri-reference"),
                "On a direct video with sound: a signed link to the sound alone, as a file."
            ).optional,
        ]
    }

    // MARK: Fields of all

    private func url(_ what: String) -> Field {
        Field(
            "url",
            .url,
            example: "https://media.example/1080.mp4",
            "The \(what)'s address on the platform's media host. Most hosts want the item's headers, and it expires."
        )
    }

    private func mimeType(_ example: JSONNode) -> Field {
        Field("mimeType", .text, example: example, "The file's media type.")
    }

    private var width: Field { pixels("width", .int(1080)) }
    private var height: Field { pixels("height", .int(1920)) }

    private func pixels(_ name: String, _ example: JSONNode) -> Field {
        Field(name, .integer(1).orNull, unit: "pixels", example: example, "Null where the platform does not tell.")
    }

    private var bitrate: Field {
        Field("bitrate", .integer(0), unit: "bits a second", "Where the platform tells.").optional
    }

    private func codecs(_ example: String) -> Field {
        Field("codecs", .text, "As RFC 6381 writes them (\(example)), where the platform tells.").optional
    }

    private var common: [Field] {
        [
            Field(
                "index",
                .integer(0),
                example: .int(0),
                """
                The item's place in the post, from 0: a mixed carousel keeps its order by it. Variants of one video share \
                it, and so do the parts of a live photo.
                """
            ),
            Field(
                "livePhoto",
                .flag,
                "True on both parts of a live photo, the image and its clip; left out on everything else."
            ).optional,
            Field("size", .integer(0), unit: "bytes", "Where the platform tells.").optional,
            Field(
                "watermark",
                .flag,
                "Whether the platform's mark is burnt in, where that is known and makes a difference."
            ).optional,
            Field(
                "expiresAt",
                .instant.example(nil),
                "When the address stops working (RFC 3339, UTC), where the address itself says so."
            ).optional,
        ]
    }

    private var links: [Field] {
        [
            Field(
                "headers",
                .map(of: .text),
                example: .object(("Referer", "https://www.tiktok.com/"), ("User-Agent", "Mozilla/5.0")),
                "The request headers to send when you fetch the address yourself, by name."
            ),
            Field(
                "proxyUrl",
                .text(format: "uri-reference"),
                "A signed link to this server's media proxy: the same file without any header, until it expires."
            ).optional,
        ]
    }
}
