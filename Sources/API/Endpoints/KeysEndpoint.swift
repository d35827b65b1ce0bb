internal import JSON
internal import Ledger

/// `/api/v1/keys`: an account's keys, for its account token. The operations are those of the command.
struct KeysEndpoint {
    private let services: Services
    private let operations: KeyOperations

    init(_ services: Services) {
        self.services = services
        operations = KeyOperations(ledger: services.ledger, knownPlatforms: services.platformNames)
    }

    func collection(_ context: inout RequestContext) throws -> APIResponse {
        let account = try Authentication(services).account(of: &context).id
        guard context.request.method == "POST" else {
            let keys = try operations.list(accountID: account)
            return services.success(.object(("keys", .array(keys.map { KeyJSON.node($0, at: context.now) }))))
        }
        let body = try JSONBody.object(of: context.request, members: KeyJSON.members.union(["mode"]))
        var settings = KeySettings(name: "")
        try KeyJSON.apply(body, to: &settings)
        let created = try operations.create(
            mode: try KeyJSON.mode(body["mode"]),
            settings: settings,
            accountID: account,
            at: context.now
        )
        return services.success(KeyJSON.node(created, at: context.now), status: 201)
    }

    func member(_ id: String, _ context: inout RequestContext) throws -> APIResponse {
        let account = try Authentication(services).account(of: &context).id
        switch context.request.method {
        case "PATCH":
            let body = try JSONBody.object(of: context.request, members: KeyJSON.members)
            var settings = try services.ledger.key(id: id, accountID: account).settings
            try KeyJSON.apply(body, to: &settings)
            let changed = settings
            let key = try operations.edit(id: id, accountID: account) { $0 = changed }
            return services.success(.object(("key", KeyJSON.node(key, at: context.now))))
        case "DELETE": return try perform("revoke", on: id, account, context)
        default:
            let key = try services.ledger.key(id: id, accountID: account)
            return services.success(.object(("key", KeyJSON.node(key, at: context.now))))
        }
    }

    func perform(_ action: String, on id: String, _ context: inout RequestContext) throws -> APIResponse {
        try perform(action, on: id, try Authentication(services).account(of: &context).id, context)
    }

    private func perform(
        _ action: String,
        on id: String,
        _ account: String,
        _ context: RequestContext
    ) throws -> APIResponse {
        guard action == "reset" else {
            let key = try operations.revoke(id: id, accountID: account, at: context.now)
            return services.success(.object(("key", KeyJSON.node(key, at: context.now))))
        }
        let body = try JSONBody.object(of: context.request, members: ["graceSeconds"], allowsNothing: true)
        let grace = body["graceSeconds"]
        guard [nil, .null, .integer, .double].contains(grace.kind), let seconds = grace.isNull ? 0 : grace.int else {
            throw APIError(.invalidRequest, "graceSeconds must be a whole number of seconds.")
        }
        let created = try operations.reset(id: id, accountID: account, grace: Int64(seconds), at: context.now)
        return services.success(KeyJSON.node(created, at: context.now))
    }
}
