internal import JSON
internal import Ledger

/// `POST /api/demo/parse`: what the demo page calls. The same answer as a parse, paid by the demo's own key, which no
/// browser ever sees; for this site's own pages, few a minute from one address.
struct DemoEndpoint {
    private let services: Services

    init(_ services: Services) { self.services = services }

    func response(_ context: inout RequestContext) throws -> APIResponse {
        guard let id = services.settings.demoKey else {
            throw APIError(.notFound, "The demo is switched off here. Its operator can set EASYDOWN_DEMO_KEY.")
        }
        guard SameOrigin.holds(for: context.request, origin: services.settings.origin) else {
            throw APIError(.crossOrigin)
        }
        try services.limit("demo", services.settings.demoLimit, byAddressOf: &context)
        let input = try ParseInput(context.request)
        let key = try key(id)
        context.record.accountID = key.accountID
        context.record.keyID = key.id
        let balance = try services.ledger.account(id: key.accountID).balance
        // How many credits the demo has left is nobody's business, nor that it has none.
        defer { context.headers.removeAll { $0.name.hasPrefix("X-Credits-") } }
        return try ParseEndpoint(services).response(to: input, key, balance, &context)
    }

    /// - Throws: ``APIError`` 404 where the key has ended: then the demo is over, and the operator's log says why.
    private func key(_ id: String) throws -> APIKey {
        let key: APIKey
        do { key = try services.ledger.key(id: id, accountID: nil) } catch LedgerError.noSuchKey {
            throw APIError(.notFound, "The demo's key does not exist. Its operator can set EASYDOWN_DEMO_KEY anew.")
        }
        guard KeyJSON.status(key, at: services.now()) == "active" else {
            throw APIError(.notFound, "The demo's key has ended. Its operator can set EASYDOWN_DEMO_KEY anew.")
        }
        return key
    }
}
