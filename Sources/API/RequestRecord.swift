package import JSON
package import Platforms

/// One line of the log for one request. Never a token, never a media address, never what was posted beyond the
/// recognised post's id.
package struct RequestRecord: Sendable, Equatable {
    package let id: String
    package let method: String
    package let path: String
    package var accountID: String?
    package var keyID: String?
    package var platform: String?
    package var postID: String?
    package var attempts: [StrategyAttempt] = []
    /// `success`, or the code or reason of a failure.
    package var outcome = "success"
    package var status = 0
    package var credits = 0
    /// Of a download's body; `nil` for all else.
    package var bytes: Int?
    /// Requests to media hosts beyond the first: healed breaks, redirects, windows.
    package var repeats: Int?
    /// Whether the answer came from another request's parse, under way or just done.
    package var isShared = false
    package var upstream: Duration = .zero
    package var total: Duration = .zero
    /// For the operator: what broke, where something did.
    package var detail: String?
    /// For the operator: which setting may help.
    package var advice: String?

    package init(id: String, method: String, path: String) {
        self.id = id
        self.method = method
        self.path = path
    }

    /// In the order in which a reader looks for things.
    package var members: [JSONMember] {
        let texts: [(String, String?)] = [
            ("request", id), ("method", String(method.prefix(16))), ("path", String(path.prefix(200))),
            ("account", accountID), ("key", keyID), ("platform", platform),
            ("post", postID.map { String($0.prefix(80)) }),
            ("strategy", attempts.last?.strategy), ("outcome", outcome),
            ("detail", detail.map { String($0.prefix(300)) }), ("advice", advice),
        ]
        var members = texts.compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
        members += [
            JSONMember("status", .int(status)), JSONMember("upstreamMs", .int(upstream.milliseconds)),
            JSONMember("totalMs", .int(total.milliseconds)), JSONMember("credits", .int(credits)),
        ]
        if let bytes { members.append(JSONMember("bytes", .int(bytes))) }
        if let repeats { members.append(JSONMember("repeats", .int(repeats))) }
        if isShared { members.append(JSONMember("shared", .bool(true))) }
        let failed = attempts.filter { $0.failure != nil }
        if !failed.isEmpty { members.append(JSONMember("attempts", .array(failed.prefix(8).map(\.json)))) }
        return members
    }
}

extension StrategyAttempt {
    var json: JSONNode {
        .object(
            ("strategy", .string(strategy)),
            ("reason", JSONNode(failure?.reason.rawValue)),
            ("detail", JSONNode(failure.map { String($0.detail.prefix(200)) })),
            ("ms", .int(elapsed.milliseconds))
        )
    }
}

extension Duration {
    package var milliseconds: Int {
        Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }

    /// Whole microseconds.
    var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
