package import JSON
internal import Ledger

/// The endpoints as an OpenAPI 3.1 document. The same description gives the same bytes.
package struct OpenAPIDocument: Sendable {
    private let description: APIDescription
    private let version: String

    /// - Parameter version: the program's.
    package init(_ description: APIDescription, version: String) {
        self.description = description
        self.version = version
    }

    package var node: JSONNode {
        let endpoints = description.endpoints
        let shared = SharedResponses(endpoints)
        return .object(
            ("openapi", "3.1.0"),
            ("info", info),
            ("servers", .array([.object(("url", .string(server)))])),
            ("tags", .array(tags(endpoints))),
            ("paths", .object(paths(endpoints, shared))),
            ("components", components(endpoints, shared))
        )
    }

    /// The document's text in UTF-8, which ends with a line break.
    package var bytes: [UInt8] { node.bytes + [0x0A] }

    private var info: JSONNode {
        .object(
            ("title", "Easydown"),
            ("version", .string(version)),
            ("summary", "A public link to one post in, its media out."),
            (
                "description",
                """
                Every answer is JSON in one envelope: `status`, `data`, `msg`; failures have a `code` and what helps to \
                handle it beside them, or come as RFC 9457 has them for requests with `Accept: application/problem+json`. \
                Answers may gain members: pass over those that you do not know. There are no CORS headers: tokens do not \
                belong in browsers. Failures without a worker behind them (408, 414, 431, 502, 504) are nginx's.
                """
            )
        )
    }

    /// Relative where the operator has named no origin: then it is that of the document itself.
    private var server: String { description.settings.origin.isEmpty ? "/" : description.settings.origin }

    private func tags(_ endpoints: [EndpointDescription]) -> [JSONNode] {
        EndpointDescription.Group.allCases
            .filter { group in endpoints.contains { $0.group == group } }
            .map { .object(("name", .string($0.rawValue))) }
    }

    private func paths(_ endpoints: [EndpointDescription], _ shared: SharedResponses) -> [JSONMember] {
        var order: [String] = []
        for endpoint in endpoints where !order.contains(endpoint.path) { order.append(endpoint.path) }
        return order.map { path in
            let operations = endpoints.filter { $0.path == path }.flatMap { endpoint in
                endpoint.methods.map { JSONMember($0.lowercased(), Operation(endpoint, method: $0, shared).node) }
            }
            return JSONMember(path, .object(operations))
        }
    }

    /// What several operations refer to, sorted by name.
    private func components(_ endpoints: [EndpointDescription], _ shared: SharedResponses) -> JSONNode {
        .object(
            ("schemas", .object(schemas(endpoints))),
            ("responses", .object(shared.members)),
            ("examples", .object(examples(endpoints))),
            ("securitySchemes", Self.tokens)
        )
    }

    private func examples(_ endpoints: [EndpointDescription]) -> [JSONMember] {
        var nodes: [String: JSONNode] = [:]
        for example in endpoints.flatMap(\.responses).flatMap(\.contents).flatMap(\.examples) {
            if let component = example.component { nodes[component] = example.node }
        }
        return nodes.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }
    }

    private func schemas(_ endpoints: [EndpointDescription]) -> [JSONMember] {
        var named = NamedSchemas()
        for endpoint in endpoints {
            if let body = endpoint.body { named.add(body.schema) }
            for content in endpoint.responses.flatMap(\.contents) { named.add(content.schema) }
        }
        return named.schemas.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.definition) }
    }

    static let sessionScheme = "session"

    private static var tokens: JSONNode {
        func scheme(_ kinds: [Token.Kind], _ text: String) -> JSONNode {
            .object(
                ("type", "http"),
                ("scheme", "bearer"),
                ("bearerFormat", .string(kinds.map { "\($0.rawValue)…" }.joined(separator: " or "))),
                ("description", .string(text))
            )
        }
        return .object(
            (Token.Kind.live.scheme, scheme([.live, .test], "The token of a key.")),
            (Token.Kind.account.scheme, scheme([.account], "The token of an account.")),
            (
                sessionScheme,
                .object(
                    ("type", "apiKey"),
                    ("in", "cookie"),
                    ("name", .string(Sessions.cookie)),
                    ("description", "The console's session, for this site's own pages. POST /api/session begins one.")
                )
            )
        )
    }
}

extension Token.Kind {
    /// The name under which the document knows it.
    var scheme: String {
        switch self {
        case .live, .test: "keyToken"
        case .account: "accountToken"
        }
    }
}
