import JSON
import Ledger
import Platforms
import Testing

@testable import API

@Suite("The description of the endpoints")
struct DescriptionTests {
    private let description = APIDescription()

    /// Every endpoint that the router knows. A new one does not compile until it is judged here.
    private static func example(_ endpoint: Router.Endpoint) -> [String] {
        switch endpoint {
        case .parse: ["/api/v1/parse"]
        case .health: ["/healthz"]
        case .ready: ["/readyz"]
        case .platforms: ["/api/v1/platforms"]
        case .usage: ["/api/v1/usage"]
        case .account: ["/api/v1/account"]
        case .ledger: ["/api/v1/ledger"]
        case .status: ["/api/v1/status"]
        case .session: ["/api/session"]
        case .demo: ["/api/demo/parse"]
        case .keys: ["/api/v1/keys"]
        case .key(let id): ["/api/v1/keys/\(id)"]
        case .keyAction(let id, _): ["/api/v1/keys/\(id)/reset", "/api/v1/keys/\(id)/revoke"]
        }
    }

    private static let id = "key_4fK2bZq81LmNw0Xy"

    private static let routed: Set<String> = Set(
        [
            Router.Endpoint.parse, .health, .ready, .platforms, .usage, .account, .ledger, .status, .session, .demo,
            .keys, .key(id: id),
            .keyAction(id: id, action: "reset"),
        ].flatMap { endpoint in
            example(endpoint).flatMap { path in endpoint.methods.map { "\($0) \(path)" } }
        }
    )

    @Test("It has exactly the endpoints that the router and the media workers have")
    func sameSet() {
        let media = [MediaPath.proxy, MediaPath.merge].flatMap { path in ["GET", "HEAD"].map { "\($0) \(path)" } }
        let described = description.endpoints.flatMap { endpoint in
            endpoint.methods.map { "\($0) \(endpoint.path.replacing("{id}", with: Self.id))" }
        }
        #expect(Set(described).count == described.count)
        #expect(Set(described) == Self.routed.union(media))
    }

    @Test("Every described path is routed, with the methods that it names")
    func routes() throws {
        for path in Set(description.endpoints.filter { $0.group != .media }.map(\.path)) {
            let methods = description.endpoints.filter { $0.path == path }.flatMap(\.methods)
            let endpoint = try #require(Router.endpoint(for: path.replacing("{id}", with: Self.id)), "\(path)")
            #expect(Set(endpoint.methods) == Set(methods), "\(path)")
        }
    }

    @Test("Every endpoint is told in full", arguments: APIDescription().endpoints)
    func complete(endpoint: EndpointDescription) {
        #expect(!endpoint.summary.isEmpty && !endpoint.summary.hasSuffix("."))
        #expect(endpoint.text.hasSuffix("."))
        #expect(endpoint.success != nil)
        let statuses = endpoint.responses.map(\.status)
        #expect(statuses == statuses.sorted() && Set(statuses).count == statuses.count)
        let inPath = endpoint.path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
        let named = endpoint.parameters.filter { $0.place == .path }
        #expect(named.map { Substring($0.field.name) } == inPath && named.allSatisfy(\.field.isRequired))
    }

    @Test("Every code stands under its own status", arguments: APIDescription().endpoints)
    func codes(endpoint: EndpointDescription) {
        for response in endpoint.responses {
            for code in response.codes {
                let status = ErrorCode(rawValue: code)?.status ?? FrontError(rawValue: code)?.status
                #expect(status == response.status, "\(endpoint.id): \(code)")
            }
        }
        if case .token = endpoint.access {
            #expect(endpoint.codes.isSuperset(of: ["missing_token", "invalid_token"]))
        }
        #expect(endpoint.codes.contains("cross_origin") == (endpoint.isForOwnPages || endpoint.takesSession))
    }

    @Test("Every code of the service is an answer of an endpoint")
    func allCodes() {
        let described = description.endpoints.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
        #expect(Set(ErrorCode.allCases.map(\.rawValue)).isSubset(of: described))
    }

    @Test("Every example is as its schema says", arguments: APIDescription().endpoints)
    func examples(endpoint: EndpointDescription) throws {
        for content in endpoint.responses.flatMap(\.contents) {
            for example in content.examples {
                let value = try JSONDocument(parsing: example.value.bytes).root
                #expect(content.schema.differences(from: value) == [], "\(endpoint.id): \(example.name)")
            }
        }
        for example in endpoint.body?.examples ?? [] {
            let value = try JSONDocument(parsing: example.value.bytes).root
            #expect(endpoint.body?.schema.differences(from: value) == [], "\(endpoint.id): \(example.name)")
        }
    }

    @Test("Every field of every schema has a text that ends, and units where it counts something")
    func fields() {
        var schemas = NamedSchemas()
        for endpoint in description.endpoints {
            if let body = endpoint.body { schemas.add(body.schema) }
            for content in endpoint.responses.flatMap(\.contents) { schemas.add(content.schema) }
        }
        #expect(schemas.schemas.count > 10)
        for (name, schema) in schemas.schemas {
            #expect(!schema.fields.isEmpty && schema.text?.hasSuffix(".") == true, "\(name)")
            for field in schema.fields { #expect(field.text.hasSuffix("."), "\(name).\(field.name)") }
        }
        for name in ["duration", "width", "height", "size", "bitrate"] {
            let all = schemas.schemas.values.flatMap(\.fields).filter { $0.name == name }
            #expect(!all.isEmpty && all.allSatisfy { $0.unit != nil }, "\(name)")
        }
    }

    @Test("What is known of platforms comes from the catalogue")
    func catalogue() throws {
        let one = Catalogue(Array(Catalogue.standard.platforms.prefix(1)))
        let description = APIDescription(catalogue: one)
        for id in ["downloadMedia", "mergeMedia"] {
            let platform = try #require(description[id]?.parameters.first { $0.field.name == "platform" })
            #expect(platform.field.schema == .choice(["tiktok"]))
        }
        #expect(PostSchema(platforms: ["tiktok"]).post.fields.first?.schema == .choice(["tiktok"]))
    }
}
