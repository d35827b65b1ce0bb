internal import JSON
internal import Ledger

/// `GET /api/v1/usage?from=2026-11-01&to=2026-11-30`: balance, and parses by day, platform and outcome.
struct UsageEndpoint {
    /// Days that are answered at most.
    static let longestSpan = UsageCount.daysKept
    /// Days that are answered where none are chosen.
    static let defaultSpan = 30
    private let services: Services

    init(_ services: Services) { self.services = services }

    func data(_ context: inout RequestContext) throws -> JSONNode {
        let account: String
        switch try Authentication(services).credentialOrSession(of: context) {
        case .key(let key, _):
            (account, context.record.keyID) = (key.accountID, key.id)
        case .account(let found): account = found.id
        }
        context.record.accountID = account
        try services.limit(context.record.keyID ?? account, &context)
        let query = try QueryString(context.request.query, allowed: ["from", "to"])
        let last = try Self.day(query["to"], "to") ?? context.now.day
        let first = try Self.day(query["from"], "from") ?? last - Self.defaultSpan + 1
        guard first <= last, last - first < Self.longestSpan else {
            throw APIError(
                .invalidRequest,
                "from must not be after to, and at most \(Self.longestSpan) days are answered."
            )
        }
        let counts = try services.ledger.usage(accountID: account, firstDay: first, lastDay: last)
        return .object(
            ("balance", .int(try services.ledger.account(id: account).balance)),
            ("from", .string(CivilDate(day: first).description)),
            ("to", .string(CivilDate(day: last).description)),
            ("usage", .array(counts.map(Self.row)))
        )
    }

    private static func row(_ count: UsageCount) -> JSONNode {
        .object(
            ("date", .string(CivilDate(day: count.day).description)),
            ("platform", .string(count.platform)),
            ("outcome", .string(count.outcome)),
            ("count", .int(count.count))
        )
    }

    private static func day(_ text: String?, _ name: String) throws(APIError) -> Int? {
        guard let text else { return nil }
        guard let date = CivilDate(parsing: text) else {
            throw APIError(.invalidRequest, "\(name) must be a date such as 2026-11-23.")
        }
        return date.day
    }
}
