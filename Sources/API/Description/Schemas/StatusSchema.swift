internal import JSON

/// How the platforms answer.
struct StatusSchema {
    /// All platforms' names.
    let platforms: [String]

    var status: Schema {
        .object(
            [
                Field("generatedAt", .instant, "When this was counted (RFC 3339, UTC)."),
                Field("platforms", .list(of: platform), "All platforms, in the order in which they are shown."),
            ]
        ).named("Status", "How the platforms have answered of late.")
    }

    private var platform: Schema {
        .object(
            [
                Field("id", .choice(platforms), "The platform's name in answers, permissions and links."),
                Field("name", .text, example: "TikTok", "As people write it."),
                Field(
                    "state",
                    .choice(StatusEndpoint.State.allCases.map(\.rawValue)),
                    """
                    operational: nearly all parses succeed. degraded: some fail. failing: most fail. unknown: too few were \
                    asked for to tell.
                    """
                ),
                Field("message", .text, "What is wrong, in a sentence; an empty text where nothing is known to be."),
                Field(
                    "lastSuccess",
                    .instant.orNull,
                    "When a parse last succeeded (RFC 3339, UTC); null: not since the service started."
                ),
                Field("windows", .list(of: window), "Counts of the last minutes, the shortest window first."),
            ]
        ).named("PlatformStatus", "How one platform has answered of late.")
    }

    private var window: Schema {
        .object(
            [
                Field("minutes", .integer(1), unit: "minutes", example: .int(5), "How far the window reaches back."),
                Field(
                    "parses",
                    .integer(0),
                    unit: "parses",
                    example: .int(120),
                    "Those that say something of the platform: a post that is private or deleted says nothing."
                ),
                Field("successes", .integer(0), unit: "parses", example: .int(119), "Those that gave media."),
                Field(
                    "successRate",
                    .number(0).orNull,
                    example: .double(0.992),
                    "Successes by parses, from 0 to 1; null without a parse."
                ),
                Field(
                    "medianMilliseconds",
                    .integer(0).orNull,
                    unit: "milliseconds",
                    example: .int(640),
                    "How long half of the successes took at most, to about a tenth; null without one."
                ),
            ]
        ).named("StatusWindow", "How often the parses of a platform succeeded within some minutes.")
    }
}
