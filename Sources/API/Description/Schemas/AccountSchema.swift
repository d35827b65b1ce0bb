internal import JSON
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
