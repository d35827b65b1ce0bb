internal import JSON
internal import Ledger
internal import Platforms

extension APIDescription {
    var parse: EndpointDescription {
        EndpointDescription(
            id: "parsePost",
            "POST",
            "/api/v1/parse",
            .parse,
            summary: "Turn a link to one post into its media",
            text: """
                Reads the public post that the link leads to and answers with its media in one shape for all platforms. \
                A success costs one credit, anything else is free. Answers of a test key are invented and free.
                """,
            access: .token([.live, .test]),
            parameters: [idempotencyKey, requestID],
            body: parseBody,
            responses: answers.responses(
                [
                    answers.success(
                        PostSchema(platforms: platformNames).post,
                        "The post's media.",
                        headers: HeaderField.rate + HeaderField.credits,
                        examples: postExamples
                    )
                ],
                Self.tokenCodes + Self.parseCodes
            )
        )
    }

    /// Codes of what follows a good token.
    static let parseCodes: [ErrorCode] = [
        .unsupportedMediaType, .payloadTooLarge, .invalidRequest, .unsupportedLink, .platformNotAllowed,
        .insufficientCredits, .noMedia, .idempotencyConflict,
    ]

    var answers: Answers { Answers(origin: settings.origin) }

    /// Of every request.
    var requestID: ParameterDescription {
        ParameterDescription(
            .header,
            Field(
                "X-Request-Id",
                .text,
                example: "order-1234",
                """
                A name of your own for the request, echoed in the answer and written to the service's log: 1 to \
                \(RequestContext.longestID) letters, digits, dots, underscores and hyphens. Anything else is replaced.
                """
            ).optional
        )
    }

    var idempotencyKey: ParameterDescription {
        ParameterDescription(
            .header,
            Field(
                "Idempotency-Key",
                .text(pattern: "^[\\x21-\\x7E]+$", length: IdempotencyKey.length),
                example: "0f8fad5b-d9cb-469f-a165-70867728950e",
                """
                A name of your own for this request, of printable ASCII characters without a space. A retry with the same \
                name and body gets the first answer again for \(IdempotencyKey.lifetime / 3600) hours and is not charged.
                """
            ).optional
        )
    }

    var parseBody: BodyDescription {
        let url = Field(
            "url",
            .text(pattern: "\\S", length: 1...ParseInput.lengthLimit),
            example: .string(MagicLink.url(200)),
            "A link, a link without a scheme, or share text in any language with one supported link somewhere in it."
        )
        return BodyDescription(
            Schema.object([url]).named("ParseRequest", "What to parse. Members that are not known are passed over."),
            sizeLimit: JSONBody.sizeLimit,
            examples: [
                NamedExample("link", "A link", .object(("url", .string(MagicLink.url(200))))),
                NamedExample(
                    "text",
                    "Share text",
                    .object(("url", .string("Look at this! \(MagicLink.url(200)) Copy and open the app.")))
                ),
            ]
        )
    }

    /// The answers that a test key gives: each shape that a success can have.
    var postExamples: [NamedExample] {
        MagicLink.outcomes.sorted { $0.key < $1.key }.compactMap { number, outcome in
            guard case .post(let post) = outcome else { return nil }
            let data = PostAnswer.data(post, catalogue)
            return NamedExample(
                "post\(number)",
                post.title,
                .object(("status", .int(200)), ("data", data), ("msg", "success"))
            )
        }
    }
}
