package import JSON
package import Ledger

/// Keys in JSON, for the HTTP API and the commands' `--json`.
package enum KeyJSON {
    static let members: Set<String> = ["name", "expires", "platforms", "addresses"]

    package static func node(_ key: APIKey, at now: Timestamp) -> JSONNode {
        let settings = key.settings
        return .object(
            ("id", .string(key.id)),
            ("name", .string(settings.name)),
            ("mode", .string(key.mode.rawValue)),
            ("status", .string(status(key, at: now))),
            ("expires", JSONNode(settings.expires?.text)),
            ("platforms", settings.platforms.map { .array($0.sorted().map(JSONNode.string)) } ?? .null),
            ("addresses", .array(settings.addresses.map(JSONNode.string))),
            ("created", .string(key.created.text)),
            ("lastUsed", JSONNode(key.lastUsed?.text)),
            ("revoked", JSONNode(key.revoked?.text))
        )
    }

    /// With the token: shown this once.
    package static func node(_ created: KeyOperations.Created, at now: Timestamp) -> JSONNode {
        .object(("key", node(created.key, at: now)), ("token", .string(created.token.text)))
    }

    package static func status(_ key: APIKey, at now: Timestamp) -> String {
        if key.revoked != nil { return "revoked" }
        if let expires = key.settings.expires, expires <= now { return "expired" }
        return "active"
    }

    static func mode(_ value: JSONValue) throws(APIError) -> APIKey.Mode {
        guard !value.isNull else { return .live }
        guard let mode = value.string.flatMap(APIKey.Mode.init) else {
            throw APIError(.invalidRequest, "mode must be \"live\" or \"test\".")
        }
        return mode
    }

    /// Takes over the members that are there; `null` means permanent, or all platforms.
    static func apply(_ body: JSONValue, to settings: inout KeySettings) throws(APIError) {
        if body["name"].exists {
            guard let name = body["name"].string else { throw APIError(.invalidRequest, "name must be a string.") }
            settings.name = name
        }
        if body["expires"].exists { settings.expires = try expiration(body["expires"]) }
        if body["platforms"].exists {
            settings.platforms = body["platforms"].isNull ? nil : Set(try texts(body["platforms"], "platforms"))
        }
        if body["addresses"].exists { settings.addresses = try texts(body["addresses"], "addresses") }
    }

    private static func expiration(_ value: JSONValue) throws(APIError) -> Timestamp? {
        if value.isNull { return nil }
        guard let expiration = value.string.flatMap(Expiration.init(parsing:)) else {
            throw APIError(
                .invalidRequest,
                "expires must be a date (2026-12-31), an instant (2026-12-31T12:00:00Z) or null."
            )
        }
        return expiration.timestamp
    }

    private static func texts(_ value: JSONValue, _ name: String) throws(APIError) -> [String] {
        let texts = value.array.compactMap(\.string)
        guard value.kind == .array, texts.count == value.count, texts.count <= 64 else {
            throw APIError(.invalidRequest, "\(name) must be a list of strings.")
        }
        return texts
    }
}
