internal import JSON
internal import Ledger

/// API keys in requests and answers.
struct KeySchema {
    /// All platforms' names.
    let platforms: [String]

    static let id = Schema.text(pattern: "^key_[0-9A-Za-z]+$").example("key_4fK2bZq81LmNw0Xy")

    var key: Schema {
        .object(
            [
                Field("id", Self.id, "The key's name in addresses. No secret."),
                Field("name", Self.name, example: "website", "For people."),
                Field(
                    "mode",
                    mode,
                    "live: asks platforms and costs credits. test: answers magic links, free of charge."
                ),
                Field("status", .choice(["active", "expired", "revoked"]), "Whether the key works at this moment."),
                Field(
                    "expires",
                    .instant.orNull,
                    example: "2027-01-01T00:00:00Z",
                    "The first instant at which the key no longer works (RFC 3339, UTC); null: permanent."
                ),
                Field(
                    "platforms",
                    .list(of: .choice(platforms)).orNull,
                    example: .null,
                    "The platforms that the key may be used for; null: all."
                ),
                Field(
                    "addresses",
                    .list(of: .text),
                    example: .array([]),
                    "The client addresses that may use the key, as addresses or CIDR blocks; empty: any."
                ),
                Field("created", .instant, "When the key was made (RFC 3339, UTC)."),
                Field(
                    "lastUsed",
                    .instant.orNull,
                    example: .null,
                    "When the key was last used, to the minute; null: never."
                ),
                Field("revoked", .instant.orNull, example: .null, "When the key was revoked; null: it was not."),
            ]
        ).named("Key", "An API key without its token.")
    }

    var list: Schema { .object([Field("keys", .list(of: key), "All keys of the account, the revoked ones too.")]) }
    var one: Schema { .object([Field("key", key, "The key as it is now.")]) }

    var withToken: Schema {
        .object(
            [
                Field("key", key, "The key as it is now."),
                Field(
                    "token",
                    .text(pattern: "^ed_(live|test)_[0-9A-Za-z]{49}$"),
                    example: "ed_live_…",
                    "The key's token. It is shown this once; only its SHA-256 is stored."
                ),
            ]
        ).named("KeyWithToken", "A key with the token that was just made for it.")
    }

    // MARK: Requests

    /// What an edit may change: what is left out stays as it is.
    var edit: Schema { .object(settings.map(\.optional), isClosed: true).named("KeyEdit", "What to change of a key.") }

    var creation: Schema {
        .object(
            [
                settings[0],
                Field("mode", mode.orNull, "live where it is left out.").optional,
            ] + settings.dropFirst().map(\.optional),
            isClosed: true
        ).named("KeyCreation", "A key to be made.")
    }

    var reset: Schema {
        .object(
            [
                Field(
                    "graceSeconds",
                    .integer(0, most: Int(KeyOperations.longestGrace)).orNull,
                    unit: "seconds",
                    example: .int(3600),
                    "For how long the old token goes on working; 0, which is the default: it ends at once."
                ).optional
            ],
            isClosed: true
        ).named("KeyReset", "How a key gets a new token.")
    }

    private static let name = Schema.text(length: KeySettings.nameLength)
    private var mode: Schema { .choice(APIKey.Mode.allCases.map(\.rawValue)) }

    private var settings: [Field] {
        [
            Field(
                "name",
                .text(pattern: "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", length: KeySettings.nameLength),
                example: "website",
                "For people. No control characters."
            ),
            Field(
                "expires",
                .anyOf([.askedDate, .askedInstant, .choice(["never"])]).orNull,
                example: "2026-12-31",
                "A date: to the end of that day, UTC. An RFC 3339 instant: to that instant. never or null: permanent."
            ),
            Field(
                "platforms",
                .list(of: .choice(platforms), count: 1...64).orNull,
                example: .array(platforms.prefix(2).map(JSONNode.string)),
                "The platforms that the key may be used for; null: all."
            ),
            Field(
                "addresses",
                .list(of: .text(format: "cidr", length: 2...64), count: 0...KeySettings.addressLimit),
                example: .array(["192.0.2.0/24"]),
                "The client addresses that may use the key, as addresses or CIDR blocks; empty: any."
            ),
        ]
    }
}
