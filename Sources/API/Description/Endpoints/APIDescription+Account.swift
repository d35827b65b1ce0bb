internal import JSON
internal import Ledger

extension APIDescription {
    var accountEndpoints: [EndpointDescription] { [account, usage, ledger] }

    private var schema: AccountSchema { AccountSchema(platforms: platformNames) }

    private var account: EndpointDescription {
        endpoint(
            "getAccount",
            "/api/v1/account",
            "The account",
            "The account's name and what is left of its credits.",
            [.account],
            data: .object([Field("account", AccountSchema.account, "The account.")]),
            answer: "The account."
        )
    }

    private var usage: EndpointDescription {
        func day(_ name: String, _ text: String) -> ParameterDescription {
            ParameterDescription(.query, Field(name, .askedDate, text).optional)
        }
        return endpoint(
            "getUsage",
            "/api/v1/usage",
            "Balance and usage",
            """
            The account's balance, and its parses by day, platform and outcome: at most \(UsageEndpoint.longestSpan) days \
            at a time.
            """,
            [.live, .test, .account],
            parameters: [
                day(
                    "from",
                    "The first day, UTC; \(UsageEndpoint.defaultSpan) days up to the last one where it is left out."
                ),
                day("to", "The last day, UTC; today where it is left out."),
            ],
            data: schema.usage,
            answer: "Balance and usage."
        )
    }

    private var ledger: EndpointDescription {
        endpoint(
            "getLedger",
            "/api/v1/ledger",
            "The ledger",
            "Every change of the account's credits, the newest first, in pages. The balance is the sum of all changes.",
            [.account],
            parameters: [
                Field(
                    "limit",
                    .integer(1, most: AccountEndpoint.mostEntries),
                    unit: "entries",
                    "How many are answered; \(AccountEndpoint.defaultEntries) where it is left out."
                ).optional,
                Field("before", .integer(1), "The page that begins behind this entry: `next` of the page before.")
                    .optional,
            ].map { ParameterDescription(.query, $0) },
            data: schema.ledger,
            answer: "A page of the ledger."
        )
    }

    private func endpoint(
        _ id: String,
        _ path: String,
        _ summary: String,
        _ text: String,
        _ tokens: [Token.Kind],
        parameters: [ParameterDescription] = [],
        data: Schema,
        answer: String
    ) -> EndpointDescription {
        EndpointDescription(
            id: id,
            "GET",
            path,
            .account,
            summary: summary,
            text: text,
            access: .token(tokens),
            takesSession: true,
            parameters: parameters + [requestID],
            responses: answers.responses(
                [answers.success(data, answer, headers: HeaderField.rate)],
                Self.tokenCodes + [.crossOrigin, .invalidRequest]
            )
        )
    }
}
