internal import JSON
internal import Ledger
internal import Platforms

/// What an account is told of its use.
struct AccountSchema {
    /// All platforms' names.
    let platforms: [String]

    var usage: Schema {
        .object(
            [
                Field("balance", .integer(), unit: "credits", example: .int(980), "What is left at this moment."),
                Field("from", .date, example: "2026-11-01", "The first day that is counted, UTC."),
                Field("to", .date, example: "2026-11-30", "The last day that is counted, UTC."),
                Field(
                    "usage",
                    .list(of: count),
                    "How often each outcome came on each day; days without one are left out."
                ),
            ]
        ).named("Usage", "An account's balance, and its parses by day, platform and outcome.")
    }

    var ledger: Schema {
        .object(
            [
                Field("entries", .list(of: entry), "The entries, the newest first."),
                Field(
                    "next",
                    .integer(1).orNull,
                    example: .null,
                    "The `before` of the next page; null: this is the last."
                ),
            ]
        ).named("LedgerPage", "A page of the account's ledger.")
    }

    static let account = Schema.object(
        [
            Field("id", .text, example: "acct_4fK2bZq81LmNw0Xy", "The account's name for commands. No secret."),
            Field("name", .text, example: "Example", "For people."),
            Field("credits", .integer(), unit: "credits", example: .int(980), "What is left."),
            Field("hasToken", .flag, example: .bool(true), "Whether an account token has been made."),
            Field("created", .instant, "When the account was made (RFC 3339, UTC)."),
        ]
    ).named("Account", "Whoever pays: keys and credits belong to an account.")

    static let session = Schema.object(
        [
            Field("account", account, "Who is signed in."),
            Field("expires", .instant, "When the session ends (RFC 3339, UTC)."),
        ]
    ).named("Session", "A session of the console.")

    /// Who is signed in, where anybody is.
    static let present = Schema.object(
        [
            Field("account", account.orNull, "Who is signed in; null where nobody is."),
            Field("expires", .instant.orNull, "When the session ends (RFC 3339, UTC); null where there is none."),
        ]
    ).named("PresentSession", "Who is signed in, where anybody is.")

    private var entry: Schema {
        .object(
            [
                Field("id", .integer(1), example: .int(42), "Counts up; gives the order."),
                Field(
                    "delta",
                    .integer(),
                    unit: "credits",
                    example: .int(-1),
                    "What was added, or taken where negative."
                ),
                Field(
                    "reason",
                    .choice(LedgerEntry.Reason.allCases.map(\.rawValue)),
                    "parse: a successful parse. top_up: credits added by the operator. adjustment: a correction by the operator."
                ),
                Field("platform", .choice(platforms).orNull, "The parse's platform; null beside other reasons."),
                Field("key", KeySchema.id.orNull, "The id of the key that parsed; null beside other reasons."),
                Field(
                    "request",
                    .text.orNull,
                    example: "req_4fK2bZq81LmNw0Xy",
                    "The parse's request id; null beside other reasons."
                ),
                Field("note", .text.orNull, example: .null, "The operator's remark; null where there is none."),
                Field("at", .instant, "When it was written (RFC 3339, UTC)."),
            ]
        ).named("LedgerEntry", "One change of the account's credits; never altered, never removed.")
    }

    private var count: Schema {
        .object(
            [
                Field("date", .date, "The day, UTC."),
                Field("platform", .choice(platforms), "The platform of the link."),
                Field(
                    "outcome",
                    .choice(outcomes),
                    "success, or the reason or code of the failure."
                ),
                Field("count", .integer(1), unit: "parses", example: .int(20), "How often."),
            ]
        ).named("UsageCount", "How often something came out on one day.")
    }

    /// A code that a reason has the name of stands there once.
    private var outcomes: [String] {
        let reasons = FailureReason.allCases.map(\.rawValue)
        return ["success"] + reasons + ErrorCode.allCases.map(\.rawValue).filter { !reasons.contains($0) }
    }
}
