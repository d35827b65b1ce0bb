internal import Ledger

extension APIDescription {
    var usage: EndpointDescription {
        func day(_ name: String, _ text: String) -> ParameterDescription {
            ParameterDescription(.query, Field(name, .date, text).optional)
        }
        return EndpointDescription(
            id: "getUsage",
            "GET",
            "/api/v1/usage",
            .account,
            summary: "Balance and usage",
            text: """
                The account's balance, and its parses by day, platform and outcome: at most \
                \(UsageEndpoint.longestSpan) days at a time.
                """,
            access: .token([.live, .test, .account]),
            parameters: [
                day(
                    "from",
                    "The first day, UTC; \(UsageEndpoint.defaultSpan) days up to the last one where it is left out."
                ),
                day("to", "The last day, UTC; today where it is left out."),
                requestID,
            ],
            responses: answers.responses(
                [
                    answers.success(
                        AccountSchema(platforms: platformNames).usage,
                        "Balance and usage.",
                        headers: HeaderField.rate
                    )
                ],
                [.missingToken, .invalidToken, .tokenExpired, .addressNotAllowed, .invalidRequest]
            )
        )
    }
}
