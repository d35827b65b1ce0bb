internal import JSON
internal import Media

extension APIDescription {
    var mediaEndpoints: [EndpointDescription] { [proxy, merge] }

    private var proxy: EndpointDescription {
        EndpointDescription(
            id: "downloadMedia",
            "GET",
            MediaPath.proxy,
            .media,
            summary: "Download a media file",
            text: """
                Streams a media file with the headers that its host wants. Use the `proxyUrl` of a parse as it is; this \
                site's own pages may ask without a signature. Ranges and conditions are passed on, so downloads can be \
                resumed and players can seek. Playlists come with their addresses leading through this endpoint.
                """,
            access: .link,
            parameters: [
                platform, address("url", isRequired: true, "The file's address on the platform's media host."),
            ]
                + naming + signature + conditions + [requestID],
            responses: answers.responses([whole, part, unchanged, unsatisfiable], Self.failures)
        )
    }

    private var merge: EndpointDescription {
        EndpointDescription(
            id: "mergeMedia",
            "GET",
            MediaPath.merge,
            .media,
            summary: "Download picture and sound in one file",
            text: """
                Puts the picture and the sound of a split stream into one playable file, or takes the sound out of a file, \
                without re-encoding and while it is sent: its length is not known before. Use the `mergeUrl` or `audioUrl` \
                of a parse as it is; there are no links without a signature.
                """,
            access: .link,
            parameters: [
                platform,
                address("video", isRequired: false, "The picture's address; left out for sound alone."),
                address("audio", isRequired: true, "The sound's address."),
            ] + naming + signature + [requestID],
            responses: answers.responses([merged], Self.failures + [.mergeFailed])
        )
    }

    private static let failures: [ErrorCode] = [
        .invalidRequest, .invalidSignature, .linkExpired, .downloadFailed, .upstreamEmpty, .upstreamHTML,
        .upstreamTimeout,
    ]

    // MARK: Parameters

    /// Text without control characters.
    private static func plain(_ length: ClosedRange<Int>? = nil) -> Schema {
        .text(pattern: "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", length: length)
    }

    private var platform: ParameterDescription {
        ParameterDescription(.query, Field("platform", .choice(platformNames), "The platform that the file is of."))
    }

    private func address(_ name: String, isRequired: Bool, _ text: String) -> ParameterDescription {
        let field = Field(name, .url, text)
        return ParameterDescription(.query, isRequired ? field : field.optional)
    }

    private var naming: [ParameterDescription] {
        [
            Field(
                "filename",
                Self.plain(0...LinkParameters.longestFilename),
                example: "video.mp4",
                "The name that the file is offered under; made harmless."
            )
            .optional,
            Field(
                "disposition",
                .choice(Disposition.allCases.map(\.rawValue)),
                "Whether a browser saves the file (attachment, where it is left out) or shows it (inline)."
            ).optional,
        ].map { ParameterDescription(.query, $0) }
    }

    private var signature: [ParameterDescription] {
        [
            Field(
                "exp",
                .integer(0, most: LinkParameters.latestExpiry),
                unit: "seconds since 1970",
                "When the link ends."
            ).optional,
            Field("seal", Self.plain(), "What only the server can read: cookies, and where the file was found.")
                .optional,
            Field("sig", Self.plain(), "The signature over all other parameters.").optional,
        ].map { ParameterDescription(.query, $0) }
    }

    private var conditions: [ParameterDescription] {
        [
            ("Range", "bytes=0-1023", "The part of the file that is wanted: one range of bytes (RFC 9110)."),
            ("If-Range", "\"5f3e\"", "The version that the range is of; of another version the whole file comes."),
            ("If-None-Match", "\"5f3e\"", "A version that is at hand: 304 where it is still the present one."),
            (
                "If-Modified-Since", "Mon, 23 Nov 2026 08:05:00 GMT",
                "The date of the version that is at hand: 304 where there is none later."
            ),
        ].map { name, example, text in
            ParameterDescription(.header, Field(name, .text, example: .string(example), text).optional)
        }
    }

    // MARK: Successes

    private var whole: ResponseDescription {
        media(200, "The whole file.", Self.kept + [Self.length.optional, Self.ranges, Self.offered.optional])
    }

    private var part: ResponseDescription {
        let range = Field(
            "Content-Range",
            .text,
            example: "bytes 0-1023/4096",
            "Which part it is, and of how many bytes."
        )
        return media(206, "The part that was asked for.", Self.kept + [Self.length, range, Self.ranges, Self.offered])
    }

    private var merged: ResponseDescription {
        media(200, "The file, while it is made.", Self.kept + [Self.offered])
    }

    private var unchanged: ResponseDescription {
        ResponseDescription(304, "The version that is at hand is the present one.", headers: Self.kept, contents: [])
    }

    private var unsatisfiable: ResponseDescription {
        let range = Field("Content-Range", .text, example: "bytes */4096", "How many bytes the file has.").optional
        return ResponseDescription(416, "The file has no such part.", headers: Self.kept + [range], contents: [])
    }

    private func media(_ status: Int, _ text: String, _ headers: [Field]) -> ResponseDescription {
        let types = ["video/*", "audio/*", "image/*", ContentType.playlist, ContentType.unknown]
        return ResponseDescription(
            status,
            text,
            headers: headers,
            contents: types.map { ResponseDescription.Content($0, .bytes) }
        )
    }

    private static let kept = [
        Field("Cache-Control", .text, example: "private, max-age=300", "For the client's own cache only."),
        Field("X-Content-Type-Options", .choice(["nosniff"]), "The body is what Content-Type says."),
        Field("ETag", .text, "The file's version, where its host tells.").optional,
        Field("Last-Modified", .text, "The date of the file's version, where its host tells.").optional,
    ]
    private static let length = Field("Content-Length", .integer(0), unit: "bytes", "Where it is known.")
    private static let ranges = Field("Accept-Ranges", .choice(["bytes", "none"]), "Whether parts can be asked for.")
    private static let offered = Field(
        "Content-Disposition",
        .text,
        example: "attachment; filename=\"video.mp4\"",
        "Whether the file is to be saved, and under which name (RFC 6266)."
    )
}
