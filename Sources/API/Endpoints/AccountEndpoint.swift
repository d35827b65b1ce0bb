internal import JSON
internal import Ledger

/// `GET /api/v1/account` and `GET /api/v1/ledger?limit=50&before=123`: an account's balance and what made it, for its
/// account token or a session.
struct AccountEndpoint {
    static let mostEntries = 200
    static let defaultEntries = 50
    private let services: Services

    init(_ services: Services) { self.services = services }

    func account(_ context: inout RequestContext) throws -> JSONNode {
        let account = try Authentication(services).account(of: &context)
        _ = try QueryString(context.request.query, allowed: [])
        return .object(("account", AccountJSON.node(account)))
    }

    /// Newest first. `next` is the `before` of the page behind this one, `null` where there is none.
    func ledger(_ context: inout RequestContext) throws -> JSONNode {
        let account = try Authentication(services).account(of: &context)
        let query = try QueryString(context.request.query, allowed: ["limit", "before"])
        let limit = try Self.number(query["limit"], "limit", 1...Int64(Self.mostEntries)) ?? Int64(Self.defaultEntries)
        let before = try Self.number(query["before"], "before", 1...Int64.max)
        let entries = try services.ledger.entries(accountID: account.id, limit: Int(limit) + 1, before: before)
        let shown = entries.prefix(Int(limit))
        let next = entries.count > shown.count ? shown.last.map { Int($0.id) } : nil
        return .object(
            ("entries", .array(shown.map { AccountJSON.node($0) })),
            ("next", next.map(JSONNode.int) ?? .null)
        )
    }

    private static func number(
        _ text: String?,
        _ name: String,
        _ range: ClosedRange<Int64>
    ) throws(APIError) -> Int64? {
        guard let text else { return nil }
        guard let number = Int64(text), range.contains(number) else {
            let bounds = range.upperBound == .max ? "1 or more" : "\(range.lowerBound) to \(range.upperBound)"
            throw APIError(.invalidRequest, "\(name) must be a whole number, \(bounds).")
        }
        return number
    }
}
