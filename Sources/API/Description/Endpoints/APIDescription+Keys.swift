internal import JSON
internal import Ledger

extension APIDescription {
    var keyEndpoints: [EndpointDescription] {
        [listKeys, createKey, getKey, editKey, deleteKey, resetKey, revokeKey]
    }

    private var schema: KeySchema { KeySchema(platforms: platformNames) }
    private static let path = "/api/v1/keys"

    private var listKeys: EndpointDescription {
        endpoint(
            "listKeys",
            "GET",
            "",
            "List the account's keys",
            "All keys of the account with what they may be used for. Tokens are never shown again.",
            success: success(schema.list, "The account's keys.")
        )
    }

    private var createKey: EndpointDescription {
        endpoint(
            "createKey",
            "POST",
            "",
            "Make a key",
            "Makes a key and shows its token, this once.",
            body: body(schema.creation),
            success: success(schema.withToken, status: 201, "The key and its token."),
            [.invalidRequest, .unsupportedMediaType, .payloadTooLarge]
        )
    }

    private var getKey: EndpointDescription {
        member("getKey", "GET", "", "Show a key", "One key of the account.", "The key.")
    }

    private var editKey: EndpointDescription {
        member(
            "editKey",
            "PATCH",
            "",
            "Edit a key",
            "Changes the members that are sent, and never the token. Answers that are under way are not stopped.",
            body: body(schema.edit),
            "The key as it is now.",
            [.invalidRequest, .unsupportedMediaType, .payloadTooLarge, .keyRevoked]
        )
    }

    private var deleteKey: EndpointDescription {
        member(
            "deleteKey",
            "DELETE",
            "",
            "Revoke a key",
            "Ends the key for good, at once; the same as POST …/revoke. A revoked key stays in the list.",
            "The key, revoked."
        )
    }

    private var resetKey: EndpointDescription {
        endpoint(
            "resetKey",
            "POST",
            "/{id}/reset",
            "Give a key a new token",
            """
            Makes a new token and shows it, this once; everything else of the key stays. The old token ends at once, or \
            after the grace period that the body names.
            """,
            body: body(schema.reset, isRequired: false),
            success: success(schema.withToken, "The key and its new token."),
            [.invalidRequest, .unsupportedMediaType, .payloadTooLarge, .keyNotFound, .notFound, .keyRevoked]
        )
    }

    private var revokeKey: EndpointDescription {
        member(
            "revokeKey",
            "POST",
            "/revoke",
            "Revoke a key",
            "Ends the key for good, at once. A revoked key stays in the list.",
            "The key, revoked."
        )
    }

    // MARK: Parts

    private func member(
        _ id: String,
        _ method: String,
        _ path: String,
        _ summary: String,
        _ text: String,
        body: BodyDescription? = nil,
        _ answer: String,
        _ codes: [ErrorCode] = []
    ) -> EndpointDescription {
        endpoint(
            id,
            method,
            "/{id}\(path)",
            summary,
            text,
            body: body,
            success: success(schema.one, answer),
            codes + [.keyNotFound, .notFound]
        )
    }

    private func endpoint(
        _ id: String,
        _ method: String,
        _ path: String,
        _ summary: String,
        _ text: String,
        body: BodyDescription? = nil,
        success: ResponseDescription,
        _ codes: [ErrorCode] = []
    ) -> EndpointDescription {
        let key = ParameterDescription(.path, Field("id", KeySchema.id, "The key's id."))
        return EndpointDescription(
            id: id,
            method,
            Self.path + path,
            .keys,
            summary: summary,
            text: text,
            access: .token([.account]),
            takesSession: true,
            parameters: (path.isEmpty ? [] : [key]) + [requestID],
            body: body,
            responses: answers.responses([success], codes + Self.tokenCodes + [.crossOrigin])
        )
    }

    private func success(_ data: Schema, status: Int = 200, _ text: String) -> ResponseDescription {
        answers.success(data, status: status, text, headers: HeaderField.rate)
    }

    private func body(_ schema: Schema, isRequired: Bool = true) -> BodyDescription {
        BodyDescription(
            schema,
            isRequired: isRequired,
            sizeLimit: JSONBody.sizeLimit,
            examples: [NamedExample("example", "An example", schema.sample)]
        )
    }
}
