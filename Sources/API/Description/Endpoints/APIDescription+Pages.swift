internal import JSON

/// What this site's own pages ask: a browser has to say that they are the ones.
extension APIDescription {
    var pageEndpoints: [EndpointDescription] { [demo, signIn, session, signOut] }

    private var demo: EndpointDescription {
        endpoint(
            "parseForDemo",
            "POST",
            "/api/demo/parse",
            "The demo page's parse",
            """
            The same answer as that of a parse, without a token and paid by the operator, for the demo page alone; a few a \
            minute from one address.
            """,
            parameters: [idempotencyKey],
            body: parseBody,
            success: answers.success(
                PostSchema(platforms: platformNames).post,
                "The post's media.",
                headers: HeaderField.rate + [HeaderField.replayed],
                examples: postExamples
            ),
            Self.parseCodes
        )
    }

    private static let path = "/api/session"

    private var signIn: EndpointDescription {
        let token = Field(
            "token",
            .text,
            example: "ed_acct_…",
            "The account's token."
        )
        return endpoint(
            "signIn",
            "POST",
            Self.path,
            "Sign in to the console",
            "Begins a session of the console with an account's token. The browser keeps it in a cookie that no script can read.",
            body: BodyDescription(
                Schema.object([token], isClosed: true).named("SignIn", "Who signs in."),
                sizeLimit: JSONBody.sizeLimit,
                examples: [NamedExample("example", "An example", .object(("token", "ed_acct_…")))]
            ),
            success: answers.success(
                AccountSchema.session,
                "Who is signed in now.",
                headers: HeaderField.rate + [HeaderField.session]
            ),
            [.invalidToken, .invalidRequest, .unsupportedMediaType, .payloadTooLarge]
        )
    }

    private var session: EndpointDescription {
        endpoint(
            "getSession",
            "GET",
            Self.path,
            "Who is signed in",
            "The account of the console's session, by its cookie; nobody where there is none, or one that is over.",
            success: answers.success(AccountSchema.present, "Who is signed in; account is null where nobody is."),
            []
        )
    }

    private var signOut: EndpointDescription {
        endpoint(
            "signOut",
            "DELETE",
            Self.path,
            "Sign out of the console",
            "Ends the browser's session. Signing out twice is no error.",
            success: answers.success(.null, "Nobody is signed in any more.", headers: [HeaderField.session]),
            []
        )
    }

    private var ownPage: ParameterDescription {
        ParameterDescription(
            .header,
            Field(
                "Sec-Fetch-Site",
                .choice(["same-origin"]),
                "Sent by browsers. Where one does not know it, its Origin or Referer has to be this site's."
            ).optional
        )
    }

    private func endpoint(
        _ id: String,
        _ method: String,
        _ path: String,
        _ summary: String,
        _ text: String,
        parameters: [ParameterDescription] = [],
        body: BodyDescription? = nil,
        success: ResponseDescription,
        _ codes: [ErrorCode]
    ) -> EndpointDescription {
        EndpointDescription(
            id: id,
            method,
            path,
            .pages,
            summary: summary,
            text: text,
            access: .anyone,
            isForOwnPages: true,
            parameters: parameters + [ownPage, requestID],
            body: body,
            responses: answers.responses([success], codes + [.crossOrigin, .notFound])
        )
    }
}
